import 'server-only';
import type { ExactCosts, ExactTotal } from '../../lib/ingest/types';
import { fromDecimal, sum, toExactDecimal } from '../../lib/money/rational';
import type { PerunitDatabase } from '../client';

/** The scan's exact totals of an import, in decimals as in the file. */
export const exactTotals = (db: PerunitDatabase, importId: number): ExactTotal[] =>
  db.raw
    .prepare<[number], Omit<ExactTotal, 'rows'> & { readonly rows: bigint }>(
      `SELECT payer_id AS payerId, billing_month AS billingMonth, account_id AS accountId, service,
         row_count AS rows, billed, effective, contracted, list
       FROM exact_totals WHERE import_id = ? ORDER BY billing_month, account_id, service, payer_id`,
    )
    .all(importId)
    .map((total) => ({ ...total, rows: Number(total.rows) }));

const sumDecimals = (amounts: readonly string[]): string => toExactDecimal(sum(amounts.map(fromDecimal))) ?? '0';

const sumKnown = (amounts: readonly (string | null)[]): string | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sumDecimals(known) : null;
};

/** Exact totals added up, in decimals; a cost that one of them does not know is not known. */
export const sumTotals = (totals: readonly ExactCosts[]): ExactCosts => ({
  rows: totals.reduce((rows, total) => rows + total.rows, 0),
  billed: sumDecimals(totals.map(({ billed }) => billed)),
  effective: sumDecimals(totals.map(({ effective }) => effective)),
  contracted: sumKnown(totals.map(({ contracted }) => contracted)),
  list: sumKnown(totals.map(({ list }) => list)),
});

/** Exact totals added up by one of their keys, in the key's order. */
export const totalsBy = (
  totals: readonly ExactTotal[],
  key: 'billingMonth' | 'accountId' | 'service',
): Map<string, ExactCosts> => {
  const groups = new Map<string, ExactTotal[]>();
  for (const total of totals) {
    const members = groups.get(total[key]) ?? [];
    members.push(total);
    groups.set(total[key], members);
  }
  return new Map(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, members]) => [value, sumTotals(members)]),
  );
};
