import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { billedByPayer } from '../../db/queries/billed-by-payer';
import { newestEditions } from '../../db/queries/editions';
import { fromNanos, toDecimal } from '../money/rational';
import { addMonths, type Month } from '../month/month';
import { closeMonth } from '../publishing/close-month';
import { publishMonth } from '../publishing/publish-month';
import { failedChecks } from '../report/closing/check';

const by = 'Demo team';
const invoicePlaces = 2;

/** What AWS would have invoiced: the bill to the cent. A month that has its total already keeps it while it is the same. */
const enterInvoices = (db: PerunitDatabase, months: readonly Month[]): void => {
  for (const { month, payerId, currency, nanos, amount: known } of billedByPayer(db, months)) {
    const amount = toDecimal(fromNanos(nanos), invoicePlaces);
    if (amount !== known) saveInvoiceTotal(db, { month, payerId, amount, currency }, { by });
  }
};

/** The demo's people close on the sixth and publish on the seventh of the month after, as if they had been there. */
const issueMonth = (db: PerunitDatabase, month: Month): void => {
  const next = addMonths(month, 1);
  const checks = closeMonth(db, { month, by, at: `${next}-06T16:40:00.000Z` });
  const isDoubtful = failedChecks(checks).some(({ publishing }) => publishing === 'reason');
  const reason = isDoubtful ? 'The open questions were looked at.' : null;
  publishMonth(db, { month, by, reason, at: `${next}-07T09:12:00.000Z` });
};

/** Enters what was invoiced for the demo's months, and publishes those which have no edition yet; returns how many. */
export const publishDemo = (
  db: PerunitDatabase,
  billed: readonly Month[],
  isPublished: (month: Month) => boolean,
): number => {
  const editions = newestEditions(db);
  enterInvoices(db, billed);
  const due = billed.filter((month) => isPublished(month) && !editions.has(month));
  for (const month of due) issueMonth(db, month);
  return due.length;
};
