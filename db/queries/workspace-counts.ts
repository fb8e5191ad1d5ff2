import 'server-only';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import type { CountBasis, MonthCounts } from '../../lib/kpis/types';
import type { Rational } from '../../lib/money/rational';
import { daysInMonth, type Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { MonthSpan } from './active-costs';
import { completeFrom } from './complete-from';
import {
  averageOf,
  byCluster,
  type Counted,
  type CountRows,
  countRows,
  type DayRow,
  type MonthRow,
  totalOf,
} from './count-rows';
import { paidFromEntitlements } from './paid-from-entitlements';

/** The daily average counts when this share of the month's days is there. */
const neededDaysPct = 90;

/** Feeds of days: the Provisioner's list before other servers' counts before files. */
const dayFeedRank = (feed: string): number =>
  feed.startsWith('workspaces-daily:provisioner') ? 0 : feed.startsWith('workspaces-daily:') ? 1 : 2;

const feedDays = (days: ReadonlyMap<string, readonly DayRow[]>, month: Month, basis: CountBasis): Counted | null => {
  const length = daysInMonth(month);
  if (basis === 'month-end') return byCluster(days.get(`${month}-${length}`) ?? []);
  if (days.size * 100 < length * neededDaysPct) return null;
  return averageOf([...days.values()].map(byCluster).filter((day) => day !== null));
};

/** What is counted by day, of the first feed that has it; feeds are never added. */
const fromDays = ({ feeds }: CountRows, month: Month, basis: CountBasis): Counted | null =>
  [...feeds]
    .sort(([one], [other]) => dayFeedRank(one) - dayFeedRank(other) || one.localeCompare(other))
    .map(([, days]) => feedDays(days, month, basis))
    .reduce<Counted | null>(completeFrom, null);

const fromMonths = (rows: CountRows, kind: MonthRow['kind'], basis: CountBasis): Counted | null =>
  byCluster(rows.months.filter((row) => row.kind === kind && row.basis === basis));

/** The counts of a month by cluster: days that a connection counted before the daily file before the monthly one before what was typed in, field by field. */
const countedOn = (rows: CountRows, month: Month, basis: CountBasis): Counted | null =>
  completeFrom(
    completeFrom(fromDays(rows, month, basis), fromMonths(rows, 'workspaces-monthly', basis)),
    fromMonths(rows, 'workspaces-typed', basis),
  );

type Paid = (month: Month) => Rational | null;

const withPaid = (given: Rational | null, month: Month, paid: Paid): Pick<MonthCounts, 'paid' | 'paidSource'> => {
  if (given !== null) return { paid: given, paidSource: 'counts' };
  const found = paid(month);
  return found === null ? { paid: null } : { paid: found, paidSource: 'entitlements' };
};

/** A month has one basis: the asked one, or the only one that can be had, and says which. */
const monthCounts = (rows: CountRows, month: Month, asked: CountBasis, paid: Paid): MonthCounts | null => {
  const other: CountBasis = asked === 'month-end' ? 'daily-average' : 'month-end';
  const onAsked = countedOn(rows, month, asked);
  const onOther = countedOn(rows, month, other);
  const chosen = onAsked ?? onOther;
  const whole = chosen?.get('') ?? null;
  const otherWhole = onAsked === null ? null : (onOther?.get('') ?? null);
  if (chosen === null || whole === null) return null;
  return {
    ...whole,
    ...withPaid(whole.paid, month, paid),
    basis: onAsked === null ? other : asked,
    otherBasisTotal: otherWhole === null ? null : totalOf(otherWhole),
    clusters: [...chosen].filter(([cluster]) => cluster !== '').map(([cluster, counts]) => ({ ...counts, cluster })),
  };
};

/** The workspace counts of each month that has any, on one basis. */
export const workspaceCounts = (
  db: PerunitDatabase,
  months: readonly Month[],
  span: MonthSpan,
  { countBasis, paidBasis }: Pick<KpiSettings, 'countBasis' | 'paidBasis'>,
): Map<Month, MonthCounts> => {
  const rows = countRows(db, span);
  const paid = paidFromEntitlements(db, paidBasis);
  const counts = new Map<Month, MonthCounts>();
  for (const month of months) {
    const own = rows.get(month);
    const found = own === undefined ? null : monthCounts(own, month, countBasis, paid);
    if (found !== null) counts.set(month, found);
  }
  return counts;
};
