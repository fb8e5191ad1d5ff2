import 'server-only';
import type { AlertStory, Finding } from '../../../db/notify-types';
import type { DailyCost } from '../../../db/queries/daily-costs';
import { formatMoney, groupDigits } from '../../kpis/format';
import { compare, divide, fromNanos, type Rational, rational, subtract, toDecimal } from '../../money/rational';
import { addMonths, type Day, daysInMonth, monthOfDay } from '../../month/month';
import { countOf } from '../../report/format/words';
import { addDays, dayWords } from './day-words';
import { standsOut, type Threshold, twiceMedian } from './unusual-day';

export const PAST_DAYS = 28;
const FEWEST_PAST_DAYS = 14;
/** A bill that doubles as a whole is one story, told by its largest parts. */
const MOST_FINDINGS = 5;
const separator = '\n';

export type DayCostQuestion = {
  /** What each account's services cost by day: the days looked at and those before them. */
  readonly daily: readonly DailyCost[];
  readonly threshold: Threshold;
  readonly currency: string;
  readonly accountName: (accountId: string) => string;
  /** What rose within an account's service on a day against the days before it. */
  readonly causes: (accountId: string, service: string, day: Day) => AlertStory['causes'];
};

type Series = { readonly accountId: string; readonly service: string; readonly costs: ReadonlyMap<Day, bigint> };

const seriesOf = (daily: readonly DailyCost[]): Series[] => {
  const known = new Map<string, Map<Day, bigint>>();
  const unknown = new Set<string>();
  for (const { accountId, service, day, nanos } of daily) {
    const key = `${accountId}${separator}${service}`;
    if (nanos === null) unknown.add(key);
    const costs = known.get(key) ?? new Map<Day, bigint>();
    costs.set(day, (costs.get(day) ?? 0n) + (nanos ?? 0n));
    known.set(key, costs);
  }
  return [...known]
    .filter(([key]) => !unknown.has(key))
    .map(([key, costs]) => {
      const [accountId = '', service = ''] = key.split(separator);
      return { accountId, service, costs };
    });
};

/** The same day a month before, or its last day: what comes every month stands out in no month. */
const monthBefore = (day: Day): Day => {
  const month = addMonths(monthOfDay(day), -1);
  const isLast = Number(day.slice(8)) === daysInMonth(monthOfDay(day));
  const number = isLast ? daysInMonth(month) : Math.min(Number(day.slice(8)), daysInMonth(month));
  return `${month}-${String(number).padStart(2, '0')}`;
};

const pastOf = ({ costs }: Series, day: Day, firstDay: Day): bigint[] =>
  Array.from({ length: PAST_DAYS }, (_, at) => addDays(day, at - PAST_DAYS))
    .filter((each) => each >= firstDay)
    .map((each) => costs.get(each) ?? 0n);

const isUnusual = (series: Series, day: Day, firstDay: Day, threshold: Threshold): boolean => {
  const cost = series.costs.get(day) ?? 0n;
  const past = pastOf(series, day, firstDay);
  if (past.length < FEWEST_PAST_DAYS || !standsOut(cost, past, threshold)) return false;
  return 5n * cost > 6n * (series.costs.get(monthBefore(day)) ?? 0n);
};

/** The last day of the data, or the one before where the last has come in part: it costs less than half of it. */
const lastWholeDay = (daily: readonly DailyCost[]): Day | null => {
  const totals = new Map<Day, bigint>();
  for (const { day, nanos } of daily) totals.set(day, (totals.get(day) ?? 0n) + (nanos ?? 0n));
  const last = [...totals.keys()].sort().at(-1);
  if (last === undefined) return null;
  const before = addDays(last, -1);
  return 2n * (totals.get(last) ?? 0n) < (totals.get(before) ?? 0n) ? before : last;
};

type Unusual = {
  readonly series: Series;
  readonly day: Day;
  readonly days: number;
  readonly cost: Rational;
  readonly usual: Rational;
};

const times = (cost: Rational, usual: Rational): string =>
  usual.numerator <= 0n
    ? 'where it cost nothing before'
    : `${groupDigits(toDecimal(divide(cost, usual), 1))} times its usual`;

const storyOf = ({ currency, accountName, causes }: DayCostQuestion, unusual: Unusual): AlertStory => {
  const { series, day, days, cost, usual } = unusual;
  const money = (value: Rational) => formatMoney(value, currency);
  const name = `${series.service} in ${accountName(series.accountId)}`;
  const hasUsual = usual.numerator > 0n;
  const compared = hasUsual ? `${times(cost, usual)} ${money(usual)}` : times(cost, usual);
  return {
    title: `${name} cost ${money(cost)} on ${dayWords(day)}, ${compared}`,
    happened: `The day’s cost is far above the ${PAST_DAYS} days before it, whose median is ${money(usual)}.`,
    size: `${money(subtract(cost, usual))} more than usual on the day.`,
    since:
      days === 1
        ? `New on ${dayWords(day)}.`
        : `Since ${dayWords(addDays(day, 1 - days))}, ${countOf(days, 'day')} in a row.`,
    causes: causes(series.accountId, series.service, day),
    causesTitle: 'Largest rises above a usual day',
    todo: 'Find out who started what on that day; stop it if nobody needs it, or note the reason beside the month.',
    path: `/reports/${monthOfDay(day)}#movers`,
  };
};

const unusualDay = (series: Series, day: Day, firstDay: Day, threshold: Threshold): Unusual | null => {
  let days = 0;
  while (isUnusual(series, addDays(day, -days), firstDay, threshold)) days += 1;
  if (days === 0) return null;
  const usual = rational(twiceMedian(pastOf(series, day, firstDay)), 2_000_000_000n);
  return { series, day, days, cost: fromNanos(series.costs.get(day) ?? 0n), usual };
};

const excess = ({ cost, usual }: Unusual): Rational => subtract(cost, usual);

const findingOf = (question: DayCostQuestion, unusual: Unusual): Finding => ({
  key: `day-cost:${unusual.series.accountId}:${unusual.series.service}`,
  kind: 'day-cost',
  stage: unusual.days > 1 ? 'alert' : 'warning',
  month: monthOfDay(unusual.day),
  period: unusual.day,
  story: storyOf(question, unusual),
});

/**
 * Accounts' services whose newest day is far above their own past: a warning on the first such day, an alert from the
 * second in a row on. At most five, the largest rises first.
 */
export const dayCostFindings = (question: DayCostQuestion): Finding[] => {
  const { daily, threshold } = question;
  const day = lastWholeDay(daily);
  const [firstDay] = daily.map((cost) => cost.day).sort();
  if (day === null || firstDay === undefined) return [];
  return seriesOf(daily)
    .flatMap((series) => unusualDay(series, day, firstDay, threshold) ?? [])
    .sort((a, b) => compare(excess(b), excess(a)))
    .slice(0, MOST_FINDINGS)
    .map((unusual) => findingOf(question, unusual));
};
