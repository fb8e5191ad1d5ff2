import { absolute, compare, divide, isNegative, isZero, mean, type Rational, subtract } from '../money/rational';

/** What was forecast of a month, before it began. */
export type Forecasted = {
  readonly mean: Rational;
  /** Where eight of ten should lie; null: no band was given. */
  readonly band: { readonly low: Rational; readonly high: Rational } | null;
};

/** How far a forecast was off, as a fraction of what came; null where nothing or less came. */
export const errorOf = ({ mean: forecast }: Forecasted, actual: Rational): Rational | null =>
  isZero(actual) || isNegative(actual) ? null : divide(absolute(subtract(forecast, actual)), actual);

/** Whether what came lies within the band, its ends included; null without a band. */
export const isWithinBand = ({ band }: Forecasted, actual: Rational): boolean | null =>
  band === null ? null : compare(band.low, actual) <= 0 && compare(actual, band.high) <= 0;

/** One final month that was forecast twice. */
export type ComparedForecast = { readonly theirs: Forecasted; readonly own: Forecasted; readonly actual: Rational };

export type ForecastComparison = {
  /** Months in which both errors are known. */
  readonly months: number;
  /** Mean absolute percentage errors as fractions; null: no such month yet. */
  readonly theirError: Rational | null;
  readonly ownError: Rational | null;
};

/** Two forecasters on the same months: the mean of their absolute percentage errors, as backtests take it. */
export const compareForecasts = (compared: readonly ComparedForecast[]): ForecastComparison => {
  const errors = compared.flatMap(({ theirs, own, actual }) => {
    const [theirError, ownError] = [errorOf(theirs, actual), errorOf(own, actual)];
    return theirError === null || ownError === null ? [] : [{ theirError, ownError }];
  });
  return {
    months: errors.length,
    theirError: mean(errors.map(({ theirError }) => theirError)),
    ownError: mean(errors.map(({ ownError }) => ownError)),
  };
};
