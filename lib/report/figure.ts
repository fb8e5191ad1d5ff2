import { type Rational, toDecimal, toExactDecimal } from '../money/rational';
import type { Month } from '../month/month';

/**
 * `share` is a fraction of one, `share-change` a difference of two shares (printed in points), `relative-change`
 * a change as a fraction of what was before (printed in percent).
 */
export type FigureUnit =
  | 'money'
  | 'money-per-workspace'
  | 'share'
  | 'share-change'
  | 'relative-change'
  | 'ratio'
  | 'count';

/** Where a figure comes from: which KPI, measure, cost or setting, and of which month. */
export type FigureSource = {
  readonly kind: 'kpi' | 'measure' | 'cost' | 'bill' | 'target' | 'invoice';
  readonly of: string;
  readonly month: Month;
};

export type FigureReason = { readonly code: string; readonly text: string };

/** One displayed number: exact, as printed, and where it is from. */
export type Figure = {
  readonly id: string;
  /** Money to the micro, counts in full, everything else to 12 decimals, half even; null where there is no number. */
  readonly exact: string | null;
  readonly unit: FigureUnit;
  /** As shown: rounded, with separators, sign and currency. */
  readonly text: string;
  /** Why there is no number. */
  readonly reason: FigureReason | null;
  readonly source: FigureSource;
};

/** One month of a drawn series: its exact value and the text that a tooltip shows. */
export type Point = { readonly month: Month; readonly exact: string | null; readonly text: string };

const MONEY_PLACES = 6;
const RATIO_PLACES = 12;

/** A value as a document keeps it: money to the micro, counts in full, the rest to 12 decimals. */
export const exactText = (value: Rational, unit: FigureUnit): string => {
  if (unit === 'money') return toDecimal(value, MONEY_PLACES);
  const whole = unit === 'count' ? toExactDecimal(value) : null;
  return whole ?? toDecimal(value, RATIO_PLACES);
};

/** What stands where a number can not exist, and where it is only missing. */
export const placeholder = (reason: FigureReason | null): string =>
  reason?.code === 'before-hibernation' ? 'n/a' : '–';

type GivenFigure = {
  readonly id: string;
  readonly value: Rational | null;
  readonly unit: FigureUnit;
  readonly source: FigureSource;
  readonly print: (value: Rational) => string;
  readonly reason?: FigureReason | null;
};

/** A figure from its exact value; without a value it shows a dash and says why. */
export const figure = ({ id, value, unit, source, print, reason = null }: GivenFigure): Figure =>
  value === null
    ? { id, exact: null, unit, text: placeholder(reason), reason, source }
    : { id, exact: exactText(value, unit), unit, text: print(value), reason: null, source };

/** A point of a series. */
export const point = (
  month: Month,
  value: Rational | null,
  unit: FigureUnit,
  print: (value: Rational) => string,
): Point => ({
  month,
  exact: value === null ? null : exactText(value, unit),
  text: value === null ? '–' : print(value),
});
