import 'server-only';
import type { ExactCosts, ExactTotal } from '../../lib/ingest/types';
import { fromDecimal, type Rational, rational, sum, toExactDecimal } from '../../lib/money/rational';
import type { PerunitDatabase } from '../client';

type Owner = 'import_id' | 'delivery_id';

const totalsOf = (db: PerunitDatabase, owner: Owner, id: number): ExactTotal[] =>
  db.raw
    .prepare<[number], Omit<ExactTotal, 'rows'> & { readonly rows: bigint }>(
      `SELECT payer_id AS payerId, billing_month AS billingMonth, account_id AS accountId, service,
         row_count AS rows, billed, effective, contracted, list
       FROM exact_totals WHERE ${owner} = ? ORDER BY billing_month, account_id, service, payer_id`,
    )
    .all(id)
    .map((total) => ({ ...total, rows: Number(total.rows) }));

/** The scan's exact totals of an import, in decimals as in the file. */
export const exactTotals = (db: PerunitDatabase, importId: number): ExactTotal[] => totalsOf(db, 'import_id', importId);

/** The same of one delivery of an import: a feed and a period. */
export const exactTotalsOfDelivery = (db: PerunitDatabase, deliveryId: number): ExactTotal[] =>
  totalsOf(db, 'delivery_id', deliveryId);

const plainDecimal = /^(-?)(\d+)(?:\.(\d{1,18}))?$/;
const PLACES = 18;

/** In 10⁻¹⁸ units, as scans print amounts; null for any other text. */
const toScaled18 = (amount: string): bigint | null => {
  const [, sign, whole, fraction = ''] = plainDecimal.exec(amount) ?? [];
  if (whole === undefined) return null;
  const scaled = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -scaled : scaled;
};

/** One common denominator first: thousands of fractions added one by one would each be reduced. */
const sumDecimals = (amounts: readonly string[]): string => {
  let scaled = 0n;
  const others: Rational[] = [];
  for (const amount of amounts) {
    const units = toScaled18(amount);
    if (units === null) others.push(fromDecimal(amount));
    else scaled += units;
  }
  return toExactDecimal(sum([rational(scaled, 10n ** BigInt(PLACES)), ...others])) ?? '0';
};

const sumKnown = (amounts: readonly (string | null)[]): string | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sumDecimals(known) : null;
};

/** Exact totals added up, in decimals; a cost that one of them does not know is not known. */
export const sumTotals = (totals: readonly ExactCosts[]): ExactCosts => ({
  rows: totals.reduce((rows, total) => rows + total.rows, 0),
  billed: sumDecimals(totals.map(({ billed }) => billed)),
  effective: sumKnown(totals.map(({ effective }) => effective)),
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
