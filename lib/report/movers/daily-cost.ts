import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  mean,
  multiply,
  type Rational,
  subtract,
} from '../../money/rational';
import { movementOf } from '../format/words';
import type { MoverEvidence } from './evidence';

/** A day's cost by month, oldest first, the report's last; null without a bill. */
type Daily = readonly (Rational | null)[];

const half = fromDecimal('0.5');
const outlierShare = fromDecimal('0.1');
const RUN_MONTHS = 3;
/** Fewer months tell no range. */
const RANGE_MONTHS = 4;

/** A day's cost of a month; null without a bill. */
export const perDay = (cost: Rational | null, days: number): Rational | null =>
  cost === null ? null : divide(cost, fromInteger(days));

/** Whether one amount is within the noise band of another; never of nothing. */
export const staysWithin = (before: Rational, after: Rational, bandPct: string): boolean =>
  before.numerator > 0n && movementOf(divide(subtract(after, before), before), bandPct) === 'flat';

/** The last value, the one before, and the mean of the 3 before that; null unless all are known. */
const lastMonths = (daily: Daily) => {
  const [now = null, last = null, ...rest] = [...daily].reverse();
  const before = rest.slice(0, RUN_MONTHS).filter((value) => value !== null);
  const usual = before.length < RUN_MONTHS ? null : mean(before);
  return now === null || last === null || usual === null ? null : { now, last, usual };
};

/** On which side of its 3 months before the month before stood out, by over 10 %, when at least half of that is gone. */
export const endedSpike = (daily: Daily): 'above' | 'below' | null => {
  const months = lastMonths(daily);
  if (months === null || months.usual.numerator <= 0n) return null;
  const off = subtract(months.last, months.usual);
  const wasOff = compare(absolute(off), multiply(months.usual, outlierShare)) > 0;
  const left = absolute(subtract(months.now, months.usual));
  if (!wasOff || compare(left, multiply(absolute(off), half)) > 0) return null;
  return off.numerator > 0n ? 'above' : 'below';
};

/** Whether the two months differ in days and a day's cost did not change. */
export const isCalendar = ({ daily, daysDiffer, noiseBandPct }: MoverEvidence): boolean => {
  const [before = null, after = null] = daily.slice(-2);
  return daysDiffer && before !== null && after !== null && staysWithin(before, after, noiseBandPct);
};

/** Whether a day's cost went the same way in each of the last 3 months. */
export const hasRun = (daily: Daily): boolean => {
  const last = daily.slice(-RUN_MONTHS - 1).filter((value) => value !== null);
  if (last.length <= RUN_MONTHS) return false;
  const moves = last.slice(1).map((value, index) => compare(value, last[index] ?? value));
  return moves.every((move) => move !== 0 && move === moves[0]);
};

const rangeOf = (values: Daily): { readonly low: Rational; readonly high: Rational } | null => {
  const known = values.filter((value) => value !== null).sort(compare);
  const [low, high] = [known[0], known.at(-1)];
  return known.length < RANGE_MONTHS || low === undefined || high === undefined ? null : { low, high };
};

/** Whether the two last months both stand above, or both below, every month before them. */
export const hasNewLevel = (daily: Daily): boolean => {
  const range = rangeOf(daily.slice(0, -2));
  const [last = null, now = null] = daily.slice(-2);
  if (range === null || last === null || now === null) return false;
  const isAbove = [last, now].every((value) => compare(value, range.high) > 0);
  return isAbove || [last, now].every((value) => compare(value, range.low) < 0);
};

/** Whether a day's cost turned round and stands where the months before have been. */
export const swings = (daily: Daily): boolean => {
  const range = rangeOf(daily.slice(0, -1));
  const [first = null, last = null, now = null] = daily.slice(-3);
  if (range === null || first === null || last === null || now === null) return false;
  const isInRange = compare(now, range.low) >= 0 && compare(now, range.high) <= 0;
  return isInRange && compare(now, last) * compare(last, first) < 0;
};
