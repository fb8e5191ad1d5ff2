import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { commitmentFiguresOf, costViewsOf } from '../../db/queries/provider-figures';
import { usageTypeCosts } from '../../db/queries/usage-type-costs';
import { nanosToDecimal } from '../money/nanos';
import { type Rational, toDecimal } from '../money/rational';
import type { Month } from '../month/month';
import { type ForecastMonth, type ForecastOutcome, forecastsAndActuals } from './forecasts-and-actuals';

/** What a provider says of a month beside its bill: nothing of it counts, views are the same money once more. */
export const providerFigures = (db: PerunitDatabase, month: Month) => ({
  month,
  commitments: commitmentFiguresOf(db, month).map(({ payerId, figure, amount }) => ({ payerId, figure, amount })),
  views: costViewsOf(db, month).map(({ month: _, ...view }) => view),
  usageTypes: usageTypeCosts(db, month).map(({ nanos, ...cost }) => ({ ...cost, billed: nanosToDecimal(nanos) })),
});

export type ProviderFigures = ReturnType<typeof providerFigures>;

const places = 9;
const decimal = (value: Rational): string => toDecimal(value, places);
const decimalOrNull = (value: Rational | null): string | null => (value === null ? null : decimal(value));

const outcome = ({ forecast: { mean, band }, error, isWithinBand }: ForecastOutcome) => ({
  ...{ mean: decimal(mean), low: decimalOrNull(band?.low ?? null), high: decimalOrNull(band?.high ?? null) },
  ...{ error: decimalOrNull(error), isWithinBand },
});

const forecastMonth = ({ theirs, own, actual, ...month }: ForecastMonth) => ({
  ...month,
  ...{ theirs: outcome(theirs), actual: decimalOrNull(actual) },
  own: own === null ? null : { ...outcome(own), model: own.model },
});

/** Forecasts of providers beside ours and what came, as decimals of nine places; errors are fractions of what came. */
export const providerForecasts = (db: PerunitDatabase, today: string) => {
  const { months, score } = forecastsAndActuals(db, today);
  const { theirError, ownError } = score;
  return {
    months: months.map(forecastMonth),
    score: { months: score.months, theirError: decimalOrNull(theirError), ownError: decimalOrNull(ownError) },
  };
};
