import 'server-only';
import type { MonthInputs, ScopeClass } from '../../lib/kpis/types';
import { closeTo } from '../../lib/money/exchange-rate';
import { sumNanos } from '../../lib/money/nanos';
import type { Day, Month } from '../../lib/month/month';
import type { ReportMoney } from './convert';

export type RowKey = readonly [
  ...[accountId: string, costType: string, service: string, usageType: string | null, operation: string | null],
  ...[region: string | null, unit: string | null, pricingCategory: string | null, commitmentStatus: string | null],
  scopeClass: ScopeClass,
];
type Amounts = readonly [nanos: bigint | null, micros: bigint | null, lateMicros: bigint | null, first: Day, last: Day];

/** A line of what moved in one month; with its currency only where a month has money in another than the report's. */
export type LineRow = readonly [month: Month, ...RowKey, ...Amounts, currency?: string];

type Question = { readonly months: readonly MonthInputs[]; readonly money: ReportMoney };

/** Days are text: the first and the last of two. */
const ordered = (one: Day, other: Day): readonly [first: Day, last: Day] =>
  one.localeCompare(other) < 0 ? [one, other] : [other, one];

/** Of a line that two bills in two currencies have. */
const addRows = (a: LineRow, b: LineRow): LineRow =>
  [
    ...[a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10]],
    ...[sumNanos([a[11], b[11]]), sumNanos([a[12], b[12]]), sumNanos([a[13], b[13]])],
    ...[ordered(a[14], b[14])[0], ordered(a[15], b[15])[1]],
  ] as const;

const withNanos = (row: LineRow, nanos: bigint | null): LineRow =>
  [
    ...[row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10]],
    ...[nanos, row[12], row[13], row[14], row[15]],
  ] as const;

const grouped = (rows: readonly LineRow[], keyOf: (row: LineRow) => string): Map<string, LineRow[]> => {
  const groups = new Map<string, LineRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

const cellKey = (row: LineRow): string => JSON.stringify([row[0], row[1], row[2], row[3], row[10]]);

/** What the cells of cost come to, by month, account, cost type, service and scope class. */
const wholesOf = (months: readonly MonthInputs[], wanted: ReadonlySet<string>): Map<string, bigint | null> => {
  const wholes = new Map<string, bigint | null>();
  for (const { month, costs } of months) {
    for (const { accountId, costType, service, scopeClass, nanos } of costs ?? []) {
      const key = JSON.stringify([month, accountId, costType, service, scopeClass]);
      if (!wanted.has(key)) continue;
      const before = wholes.get(key);
      wholes.set(key, before === undefined ? nanos : sumNanos([before, nanos]));
    }
  }
  return wholes;
};

/** Lines in the report's currency, which sum to the cells of cost that they are a part of. */
export const convertRows = (rows: readonly LineRow[], { months, money }: Question): LineRow[] => {
  const converted = rows.map((row) => withNanos(row, money.convert(row[11], row[0], row[16] ?? money.currency)));
  const lines = [...grouped(converted, (row) => JSON.stringify(row.slice(0, 11))).values()];
  const merged = lines.flatMap(([first, ...rest]) => (first === undefined ? [] : [rest.reduce(addRows, first)]));
  const groups = grouped(merged, cellKey);
  const wholes = wholesOf(months, new Set(groups.keys()));
  return [...groups].flatMap(([key, own]) => {
    const nanos = closeTo(
      wholes.get(key) ?? null,
      own.map((row) => row[11]),
    );
    return own.map((row, at) => withNanos(row, nanos[at] ?? null));
  });
};
