import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  isZero,
  mean,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../money/rational';
import { addMonths, daysInMonth, type Month } from '../month/month';
import type { KpiDefinition, KpiValue } from './types';

/** A KPI's value in a month; null where it is not computable. */
export type MonthlyValue = { readonly month: Month; readonly value: Rational | null };

export type TrendVerdict = {
  readonly direction: 'falling' | 'rising' | 'flat';
  /** The month against the reference, both day-normalised where the KPI is a cost: 0.05 is 5 % above. Null: the reference is zero. */
  readonly relativeChange: Rational | null;
  /** The mean of the months compared with, in the KPI's unit; a day's cost where day-normalised. */
  readonly reference: Rational;
  readonly current: Rational;
  readonly isDayNormalised: boolean;
  readonly comparedMonths: readonly Month[];
};

/** How many months before a trend's mean is taken of. */
export const TREND_MONTHS = 3;

/** Whether a KPI is a cost of a whole month, so that a longer month raises it. */
export const growsWithDays = (definition: Pick<KpiDefinition, 'unit'>): boolean =>
  definition.unit === 'money-per-workspace' || definition.unit === 'money';

const perDay = (value: Rational, month: Month): Rational => divide(value, fromInteger(daysInMonth(month)));

const directionOf = (difference: Rational, reference: Rational, bandPct: string): TrendVerdict['direction'] => {
  const band = multiply(absolute(reference), divide(fromDecimal(bandPct), fromInteger(100)));
  if (compare(absolute(difference), band) <= 0) return 'flat';
  return compare(difference, zero) < 0 ? 'falling' : 'rising';
};

type TrendOptions = { readonly isDayNormalised: boolean; readonly noiseBandPct: string };

/** A month's value against the mean of given other months; null when it or all of them are not computable. */
export const compareWithMean = (
  current: MonthlyValue,
  others: readonly MonthlyValue[],
  options: TrendOptions,
): TrendVerdict | null => {
  if (current.value === null) return null;
  const read = (value: Rational, month: Month) => (options.isDayNormalised ? perDay(value, month) : value);
  const known = others.flatMap(({ month, value }) => (value === null ? [] : [{ month, value: read(value, month) }]));
  const reference = mean(known.map((other) => other.value));
  if (reference === null) return null;
  const now = read(current.value, current.month);
  const difference = subtract(now, reference);
  return {
    direction: directionOf(difference, reference, options.noiseBandPct),
    relativeChange: isZero(reference) ? null : divide(difference, absolute(reference)),
    reference,
    current: now,
    isDayNormalised: options.isDayNormalised,
    comparedMonths: known.map((other) => other.month),
  };
};

/** The verdict on a KPI's month against the mean of the 3 months before (those that are computable); null without one. */
export const assessTrend = (
  definition: Pick<KpiDefinition, 'unit'>,
  month: Month,
  values: ReadonlyMap<Month, Rational | null>,
  noiseBandPct: string,
): TrendVerdict | null => {
  const at = (asked: Month): MonthlyValue => ({ month: asked, value: values.get(asked) ?? null });
  const before = Array.from({ length: TREND_MONTHS }, (_, index) => at(addMonths(month, index - TREND_MONTHS)));
  return compareWithMean(at(month), before, { isDayNormalised: growsWithDays(definition), noiseBandPct });
};

/**
 * How much of a cost KPI's change is the calendar: what the longer or shorter month alone would have done at the
 * month before's cost a day. Null where the days are equal, or the KPI is not a cost.
 */
export const calendarEffect = (
  before: KpiValue,
  after: KpiValue,
  months: { readonly before: Month; readonly after: Month },
): Rational | null => {
  const [from, to] = [daysInMonth(months.before), daysInMonth(months.after)];
  if (before.value === null || after.value === null || from === to || !growsWithDays(after.definition)) return null;
  return multiply(before.value, divide(fromInteger(to - from), fromInteger(from)));
};
