import 'server-only';
import type { WorkspaceCounts } from '../../lib/kpis/types';
import { add, fromDecimal, fromInteger, mean, type Rational } from '../../lib/money/rational';
import { type Month, monthOfDay } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { WorkspaceDayRecord, WorkspaceMonthRecord } from '../record-types';
import type { MonthSpan } from './active-costs';

const fields = [
  ...(['total', 'active', 'hibernated', 'paid', 'freemium'] as const),
  ...(['freemiumActive', 'elevenPlus', 'provisioning', 'leaving', 'unclassified'] as const),
];
type Field = (typeof fields)[number];

export type DayRow = WorkspaceDayRecord & { readonly cluster: string; readonly feed: string };
export type MonthRow = WorkspaceMonthRecord & { readonly kind: 'workspaces-monthly' | 'workspaces-typed' };
type Row = { readonly cluster: string | null } & { readonly [Name in Field]?: string | null };

/** Counts by cluster; the whole has no name. */
export type Counted = ReadonlyMap<string, WorkspaceCounts>;

/** Counts with each field from a function. */
export const countsFrom = (value: (field: Field) => Rational | null): WorkspaceCounts => ({
  total: value('total'),
  active: value('active'),
  hibernated: value('hibernated'),
  paid: value('paid'),
  freemium: value('freemium'),
  freemiumActive: value('freemiumActive'),
  elevenPlus: value('elevenPlus'),
  provisioning: value('provisioning'),
  leaving: value('leaving'),
  unclassified: value('unclassified'),
});

const combine = (
  parts: readonly WorkspaceCounts[],
  how: (values: readonly Rational[]) => Rational | null,
): WorkspaceCounts =>
  countsFrom((field) => {
    const values = parts.map((part) => part[field] ?? null).filter((value) => value !== null);
    return values.length === parts.length ? how(values) : null;
  });

const sumOf = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : values.reduce((sum, value) => add(sum, value), fromInteger(0));

/** The total of counts, from its parts where it is not given; null when nothing says it. */
export const totalOf = (counts: WorkspaceCounts): Rational | null =>
  counts.total ?? sumOf([counts.active, counts.hibernated].filter((value) => value !== null));

/** Rows by cluster; the whole is the row without a cluster, or the sum of all clusters. Null for no rows. */
export const byCluster = (rows: readonly Row[]): Counted | null => {
  if (rows.length === 0) return null;
  const counted = new Map(
    rows.map((row) => [
      row.cluster ?? '',
      countsFrom((field) => {
        const text = row[field] ?? null;
        return text === null ? null : fromDecimal(text);
      }),
    ]),
  );
  if (!counted.has('')) counted.set('', combine([...counted.values()], sumOf));
  return counted;
};

/** The exact mean of days, cluster by cluster, over the days that have it. */
export const averageOf = (days: readonly Counted[]): Counted => {
  const clusters = new Set(days.flatMap((day) => [...day.keys()]));
  const parts = [...clusters].map((cluster): [string, WorkspaceCounts] => {
    const present = days.map((day) => day.get(cluster)).filter((counts) => counts !== undefined);
    return [cluster, combine(present, mean)];
  });
  return new Map(parts);
};

const dayRows = (db: PerunitDatabase, { first, last }: MonthSpan): DayRow[] =>
  db.raw
    .prepare<[string, string], DayRow>(
      `SELECT d.feed, w.day, w.cluster, w.total, w.active, w.hibernated, w.paid, w.freemium_active AS freemiumActive,
         w.provisioning, w.leaving, w.unclassified
       FROM workspace_days w JOIN deliveries d ON d.id = w.delivery_id
       WHERE d.status = 'active' AND d.period BETWEEN ? AND ?`,
    )
    .all(first, last);

const monthRows = (db: PerunitDatabase, { first, last }: MonthSpan): MonthRow[] =>
  db.raw
    .prepare<[string, string], MonthRow>(
      `SELECT d.kind, w.month, w.cluster, w.basis, w.total, w.active, w.hibernated, w.paid, w.freemium,
         w.freemium_active AS freemiumActive, w.eleven_plus AS elevenPlus, w.provisioning, w.leaving
       FROM workspace_months w JOIN deliveries d ON d.id = w.delivery_id
       WHERE d.status = 'active' AND w.month BETWEEN ? AND ?`,
    )
    .all(first, last);

/** What is known of a month's counts: by feed its days' rows by day, and its own rows. */
export type CountRows = { readonly feeds: Map<string, Map<string, DayRow[]>>; readonly months: MonthRow[] };

const append = <Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void => {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [value]);
  else known.push(value);
};

/** The rows of every month in the span that has any, each read once. */
export const countRows = (db: PerunitDatabase, span: MonthSpan): Map<Month, CountRows> => {
  const months = new Map<Month, CountRows>();
  const rowsOf = (month: Month): CountRows => {
    const known = months.get(month) ?? { feeds: new Map<string, Map<string, DayRow[]>>(), months: [] };
    months.set(month, known);
    return known;
  };
  const daysOf = ({ feed, day }: DayRow): Map<string, DayRow[]> => {
    const { feeds } = rowsOf(monthOfDay(day));
    const known = feeds.get(feed) ?? new Map<string, DayRow[]>();
    feeds.set(feed, known);
    return known;
  };
  for (const row of dayRows(db, span)) append(daysOf(row), row.day, row);
  for (const row of monthRows(db, span)) rowsOf(row.month).months.push(row);
  return months;
};
