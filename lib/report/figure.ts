import { type Rational, toDecimal, toExactDecimal } from '../money/rational';
import type { Month } from '../month/month';
import type { Figure, FigureReason, FigureSource, FigureUnit, Point } from './schema/figure';

export type { Figure, FigureReason, FigureSource, FigureUnit, Point };

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
export const figure = ({ id, value, unit, source, print, reason = null }: GivenFigure): Figure => {
  if (value !== null) return { id, exact: exactText(value, unit), unit, text: print(value), reason: null, source };
  // A reason given may say more than the document keeps.
  const kept = reason === null ? null : { code: reason.code, text: reason.text };
  return { id, exact: null, unit, text: placeholder(kept), reason: kept, source };
};

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
