import 'server-only';
import { asc, between } from 'drizzle-orm';
import type { ReportInputs } from '../../lib/report/inputs';
import type { PerunitDatabase } from '../client';
import { invoiceTotals } from '../schema';
import type { MonthSpan } from './active-costs';

/** The invoice totals typed in, the last recorded of each payer's month. */
export const invoiceTotalsIn = (db: PerunitDatabase, { first, last }: MonthSpan): ReportInputs['invoiceTotals'] => {
  const rows = db.orm
    .select()
    .from(invoiceTotals)
    .where(between(invoiceTotals.month, first, last))
    .orderBy(asc(invoiceTotals.month), asc(invoiceTotals.id))
    .all();
  const latest = new Map(rows.map((row) => [`${row.month} ${row.payerId}`, row]));
  return [...latest.values()].flatMap(({ month, payerId, amount, currency }) =>
    amount === null ? [] : [{ month, payerId, amount, currency }],
  );
};
