import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  fromNanos,
  multiply,
  type Rational,
  subtract,
} from '../money/rational';
import { addMonths, daysInMonth, type Month } from '../month/month';
import { formatMoney } from './format';
import type { KpiSettings } from './kpi-settings';
import { assessTrend, growsWithDays, type TrendVerdict } from './trend';
import type { KpiDefinition, Status, Target } from './types';

export type StatusSettings = Pick<KpiSettings, 'noiseBandPct' | 'warnBandPct'>;

/** A KPI's values by month, and how it is judged in one of them. */
export type Judged = {
  readonly definition: Pick<KpiDefinition, 'unit'>;
  readonly month: Month;
  readonly values: ReadonlyMap<Month, Rational | null>;
};

export type StatusVerdict = {
  readonly status: Status;
  readonly target: Target | null;
  /** The fail threshold, of threshold targets. */
  readonly limit: Rational | null;
  /** Of trend targets with a month to compare with. */
  readonly trend: TrendVerdict | null;
  /** Unmapped cost in nanos that could turn the verdict. */
  readonly unmappedNanos: bigint | null;
  /** Why the status is Undecided or Not computable. */
  readonly text: string | null;
};

type ThresholdOperator = '<' | '<=' | '>' | '>=';

const passes: Readonly<Record<ThresholdOperator, (order: -1 | 0 | 1) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const isThreshold = (operator: Target['operator']): operator is ThresholdOperator => operator in passes;

const isWithin = (value: Rational, limit: Rational, bandPct: string): boolean => {
  const band = multiply(absolute(limit), divide(fromDecimal(bandPct), fromInteger(100)));
  return compare(absolute(subtract(value, limit)), band) <= 0;
};

const comparable = ({ definition }: Judged, value: Rational, month: Month): Rational =>
  growsWithDays(definition) ? divide(value, fromInteger(daysInMonth(month))) : value;

const movesWrongWay = (judged: Judged, value: Rational, operator: ThresholdOperator): boolean => {
  const monthBefore = addMonths(judged.month, -1);
  const before = judged.values.get(monthBefore) ?? null;
  if (before === null) return false;
  const moved = compare(comparable(judged, value, judged.month), comparable(judged, before, monthBefore));
  return operator === '<' || operator === '<=' ? moved > 0 : moved < 0;
};

const thresholdStatus = (judged: Judged, value: Rational, target: Target, settings: StatusSettings): Status => {
  const { operator, fail, warn } = target;
  if (!isThreshold(operator) || fail === null) return 'no-target';
  if (!passes[operator](compare(value, fromDecimal(fail)))) return 'off-target';
  const isClose =
    warn === null
      ? isWithin(value, fromDecimal(fail), settings.warnBandPct) && movesWrongWay(judged, value, operator)
      : !passes[operator](compare(value, fromDecimal(warn)));
  return isClose ? 'close-to-limit' : 'on-target';
};

/** The status of a trend: flat is on target unless it leans the wrong way, which is close to the limit. */
export const trendStatus = (trend: TrendVerdict, operator: 'falls' | 'rises'): Status => {
  if (trend.direction !== 'flat')
    return (trend.direction === 'falling') === (operator === 'falls') ? 'on-target' : 'off-target';
  const leaning = compare(trend.current, trend.reference);
  return (operator === 'falls' ? leaning > 0 : leaning < 0) ? 'close-to-limit' : 'on-target';
};

const verdict = (target: Target | null, status: Status, rest: Partial<StatusVerdict> = {}): StatusVerdict => ({
  status,
  target,
  limit: null,
  trend: null,
  unmappedNanos: null,
  text: null,
  ...rest,
});

/** The status of a KPI in a month on its mapped cost alone: a pure function of the figures and the target. */
export const assessTarget = (judged: Judged, target: Target | null, settings: StatusSettings): StatusVerdict => {
  const value = judged.values.get(judged.month) ?? null;
  if (value === null) return verdict(target, 'not-computable');
  if (target === null) return verdict(target, 'no-target');
  if (target.operator !== 'falls' && target.operator !== 'rises') {
    const limit = target.fail === null ? null : fromDecimal(target.fail);
    return verdict(target, thresholdStatus(judged, value, target, settings), { limit });
  }
  const trend = assessTrend(judged.definition, judged.month, judged.values, settings.noiseBandPct);
  if (trend === null) {
    return verdict(target, 'not-computable', {
      text: 'None of the 3 months before is computable, so there is no trend.',
    });
  }
  return verdict(target, trendStatus(trend, target.operator), { trend });
};

/** A status of something without a target of its own. */
export const plainVerdict = (status: Status, text: string | null): StatusVerdict => verdict(null, status, { text });

const isJudged = (status: Status): boolean =>
  status === 'on-target' || status === 'close-to-limit' || status === 'off-target';

export type UnmappedCost = {
  readonly nanos: bigint | null;
  readonly currency: string;
  /** It is unmapped in the months compared with, not in the judged one. */
  readonly isCompared: boolean;
};

/** A verdict with what its scenarios say: Undecided when the unmapped cost would pass the target one way and fail it another. */
export const decideWithUnmapped = (
  own: StatusVerdict,
  scenarios: readonly Status[],
  unmapped: UnmappedCost,
): StatusVerdict => {
  if (!isJudged(own.status)) return own;
  const outcomes = new Set([own.status, ...scenarios.filter(isJudged)].map((status) => status !== 'off-target'));
  if (outcomes.size < 2) return own;
  const amount = unmapped.nanos === null ? 'Cost' : formatMoney(fromNanos(unmapped.nanos), unmapped.currency, 2);
  const place = unmapped.isCompared ? ' in the months compared with' : '';
  const text = `${amount} unmapped${place} decides it.`;
  return { ...own, status: 'undecided', unmappedNanos: unmapped.nanos, text };
};

/** A verdict on a month that is still open: no verdict on a part of a month against a target for the whole. */
export const deferWhileOpen = (own: StatusVerdict, isOpen: boolean): StatusVerdict =>
  isOpen && isJudged(own.status)
    ? { ...own, status: 'undecided', text: 'The month is still open: no verdict on a part of it.' }
    : own;
