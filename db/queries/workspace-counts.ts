import 'server-only';
import type { CountBasis, MonthCounts, WorkspaceCounts } from '../../lib/kpis/types';
import { add, fromDecimal, fromInteger, mean, type Rational } from '../../lib/money/rational';
import { daysInMonth, type Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { WorkspaceDayRecord, WorkspaceMonthRecord } from '../record-types';
import type { MonthSpan } from './active-costs';

const fields = [
  ...(['total', 'active', 'hibernated', 'paid', 'freemium'] as const),
  ...(['freemiumActive', 'elevenPlus', 'provisioning', 'leaving'] as const),
];
type Field = (typeof fields)[number];

/** The daily average counts when this share of the month's days is there. */
const neededDaysPct = 90;

type Row = { readonly cluster: string | null } & { readonly [Name in Field]?: string | null };
type Counted = ReadonlyMap<string, WorkspaceCounts>;

const countsFrom = (value: (field: Field) => Rational | null): WorkspaceCounts => ({
  total: value('total'),
  active: value('active'),
  hibernated: value('hibernated'),
  paid: value('paid'),
  freemium: value('freemium'),
  freemiumActive: value('freemiumActive'),
  elevenPlus: value('elevenPlus'),
  provisioning: value('provisioning'),
  leaving: value('leaving'),
});

const combine = (
  parts: readonly WorkspaceCounts[],
  how: (values: readonly Rational[]) => Rational | null,
): WorkspaceCounts =>
  countsFrom((field) => {
    const values = parts.map((part) => part[field]).filter((value) => value !== null);
    return values.length === parts.length ? how(values) : null;
  });

const sumOf = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : values.reduce((sum, value) => add(sum, value), fromInteger(0));

/** Rows by cluster; the whole is the row without a cluster, or the sum of all clusters. */
const byCluster = (rows: readonly Row[]): Counted | null => {
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

const average = (days: readonly Counted[]): Counted => {
  const clusters = new Set(days.flatMap((day) => [...day.keys()]));
  const parts = [...clusters].map((cluster): [string, WorkspaceCounts] => {
    const present = days.map((day) => day.get(cluster)).filter((counts) => counts !== undefined);
    return [cluster, combine(present, mean)];
  });
  return new Map(parts);
};

type DayRow = WorkspaceDayRecord & { readonly cluster: string };
type MonthRow = WorkspaceMonthRecord & { readonly kind: 'workspaces-monthly' | 'workspaces-typed' };

const fromDays = (rows: readonly DayRow[], month: Month, basis: CountBasis): Counted | null => {
  const days = daysInMonth(month);
  if (basis === 'month-end') return byCluster(rows.filter(({ day }) => day === `${month}-${days}`));
  const present = [...new Set(rows.map(({ day }) => day))];
  if (present.length * 100 < days * neededDaysPct) return null;
  return average(present.map((day) => byCluster(rows.filter((row) => row.day === day))).filter((day) => day !== null));
};

const fromMonths = (rows: readonly MonthRow[], kind: MonthRow['kind'], basis: CountBasis): Counted | null =>
  byCluster(rows.filter((row) => row.kind === kind && row.basis === basis));

/** The counts of a month by cluster, the daily file before the monthly one before what was typed in. */
const countedOn = (sources: Sources, month: Month, basis: CountBasis): Counted | null =>
  fromDays(sources.days, month, basis) ??
  fromMonths(sources.months, 'workspaces-monthly', basis) ??
  fromMonths(sources.months, 'workspaces-typed', basis);

type Sources = { readonly days: readonly DayRow[]; readonly months: readonly MonthRow[] };

const wholeOf = (counted: Counted | null): WorkspaceCounts | null => counted?.get('') ?? null;

const totalOf = (counted: Counted | null): Rational | null => {
  const whole = wholeOf(counted);
  if (whole === null) return null;
  return whole.total ?? sumOf([whole.active, whole.hibernated].filter((value) => value !== null));
};

/** A month has one basis: the asked one, or the only one that can be had, and says which. */
const monthCounts = (sources: Sources, month: Month, asked: CountBasis, paid: Rational | null): MonthCounts | null => {
  const other: CountBasis = asked === 'month-end' ? 'daily-average' : 'month-end';
  const onAsked = countedOn(sources, month, asked);
  const onOther = countedOn(sources, month, other);
  const chosen = onAsked ?? onOther;
  const whole = wholeOf(chosen);
  if (chosen === null || whole === null) return null;
  const clusters = [...chosen]
    .filter(([cluster]) => cluster !== '')
    .map(([cluster, counts]) => ({ ...counts, cluster }));
  return {
    ...whole,
    paid: whole.paid ?? paid,
    basis: onAsked === null ? other : asked,
    otherBasisTotal: onAsked === null ? null : totalOf(onOther),
    clusters,
  };
};

const dayRows = (db: PerunitDatabase, { first, last }: MonthSpan): DayRow[] =>
  db.raw
    .prepare<[string, string], DayRow>(
      `SELECT w.day, w.cluster, w.total, w.active, w.hibernated, w.paid, w.freemium_active AS freemiumActive
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

/** Workspaces whose paid entitlement covers the month's last day; null when no entitlements are known. Trials are free. */
const entitlementsPaid = (db: PerunitDatabase, month: Month): Rational | null => {
  const count = db.raw
    .prepare<{ day: string }, { known: bigint; paid: bigint }>(
      `SELECT count(*) AS known, count(DISTINCT CASE WHEN lower(plan) NOT IN ('trial', 'free', 'freemium')
         AND paid_from <= @day AND (paid_until IS NULL OR paid_until >= @day) THEN workspace_id END) AS paid
       FROM entitlements e JOIN deliveries d ON d.id = e.delivery_id WHERE d.status = 'active'`,
    )
    .get({ day: `${month}-${daysInMonth(month)}` });
  return count === undefined || count.known === 0n ? null : fromInteger(count.paid);
};

/** The workspace counts of each month that has any, on one basis. */
export const workspaceCounts = (
  db: PerunitDatabase,
  months: readonly Month[],
  span: MonthSpan,
  basis: CountBasis,
): Map<Month, MonthCounts> => {
  const days = dayRows(db, span);
  const monthly = monthRows(db, span);
  const counts = new Map<Month, MonthCounts>();
  for (const month of months) {
    const sources = {
      days: days.filter(({ day }) => day.startsWith(month)),
      months: monthly.filter((row) => row.month === month),
    };
    const found = monthCounts(sources, month, basis, entitlementsPaid(db, month));
    if (found !== null) counts.set(month, found);
  }
  return counts;
};
