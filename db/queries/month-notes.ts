import 'server-only';
import { and, asc, between, isNull } from 'drizzle-orm';
import type { ReportInputs } from '../../lib/report/inputs';
import type { PerunitDatabase } from '../client';
import { annotations, invoiceTotals } from '../schema';
import type { MonthSpan } from './active-costs';

/** What people noted beside the months. */
export const annotationsIn = (db: PerunitDatabase, { first, last }: MonthSpan): ReportInputs['annotations'] =>
  db.orm
    .select({ month: annotations.month, text: annotations.text, link: annotations.link })
    .from(annotations)
    .where(and(between(annotations.month, first, last), isNull(annotations.removedAt)))
    .orderBy(asc(annotations.month), asc(annotations.id))
    .all();

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
