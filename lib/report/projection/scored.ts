import { absolute, compare, divide, type Rational, subtract } from '../../money/rational';
import { measureValue, type ReportContext } from '../context';
import type { FigureReason } from '../figure';
import { type Band, bandRound, forecastOf, stepAmount } from './amounts';
import { historyUpTo } from './history';
import { planOf } from './plan';

/** What was projected for the report's month a month before, and how far off it was. */
export type Scored = {
  readonly projected: Rational;
  readonly band: Band | null;
  /** Null: the month is not over. */
  readonly actual: Rational | null;
  /** |projected − actual| ÷ actual. */
  readonly error: Rational | null;
  /** (actual − projected) ÷ projected. */
  readonly difference: Rational | null;
  readonly isInside: boolean | null;
};

const isInside = (actual: Rational, { low, high }: Band): boolean =>
  compare(actual, low) >= 0 && compare(actual, high) <= 0;

const positive = (value: Rational | null): value is Rational => value !== null && value.numerator > 0n;

const score = (context: ReportContext): Scored | FigureReason => {
  const { month, previousMonth: before, inputs } = context;
  const history = historyUpTo(context, before);
  const plan = planOf({ month: before, isPartial: false, startMonth: inputs.settings.fiscalYearStartMonth });
  const forecast = forecastOf(history, plan.ahead.length);
  if (forecast === null) {
    return { code: 'too-little-history', text: 'A month ago there was too little history for a projection.' };
  }
  const projected = stepAmount(forecast, 1).total;
  const band = bandRound(projected, forecast.monthlyHalfBands(1)[0] ?? null);
  const actual = context.isPartial ? null : measureValue(context, 'cost.total', month);
  const miss = actual === null ? null : subtract(actual, projected);
  return {
    projected,
    band,
    actual,
    error: miss !== null && positive(actual) ? divide(absolute(miss), actual) : null,
    difference: miss !== null && positive(projected) ? divide(miss, projected) : null,
    isInside: actual === null || band === null ? null : isInside(actual, band),
  };
};

const made = new WeakMap<ReportContext, Scored | FigureReason>();

/**
 * The projection that the same method makes for the report's month from the data up to the month before alone, scored;
 * a reason where there is none. It is made again from the data as they are now: nothing of a past report is read.
 */
export const scoredOf = (context: ReportContext): Scored | FigureReason => {
  const ready = made.get(context) ?? score(context);
  made.set(context, ready);
  return ready;
};

/** Whether the report's month had a projection. */
export const isScored = (answer: Scored | FigureReason): answer is Scored => 'projected' in answer;
