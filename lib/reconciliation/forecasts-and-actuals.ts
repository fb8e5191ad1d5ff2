import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { billedByPayer } from '../../db/queries/billed-by-payer';
import { feedStatesByMonth } from '../../db/queries/feed-states';
import { type ProviderForecastRow, providerForecastsOf } from '../../db/queries/provider-figures';
import {
  type ComparedForecast,
  compareForecasts,
  errorOf,
  type ForecastComparison,
  type Forecasted,
  isWithinBand,
} from '../forecast/score';
import { dataState } from '../kpis/data-state';
import { fromDecimal, fromNanos, type Rational } from '../money/rational';
import type { Day, Month } from '../month/month';

/** One forecast of a month beside what came; amounts as decimals in `currency`. */
export type ForecastOutcome = {
  readonly forecast: Forecasted;
  /** Null while the month is not final. */
  readonly error: Rational | null;
  readonly isWithinBand: boolean | null;
};

/** A payer's month as it was forecast last before it began, by the provider and by us. */
export type ForecastMonth = {
  readonly payerId: string;
  readonly month: Month;
  readonly madeOn: Day;
  readonly currency: string;
  readonly theirs: ForecastOutcome;
  /** Null: there was too little history to choose a model. */
  readonly own: (ForecastOutcome & { readonly model: string }) | null;
  /** Billed cost of everything; null while the month is not final. */
  readonly actual: Rational | null;
};

export type ForecastsAndActuals = { readonly months: readonly ForecastMonth[]; readonly score: ForecastComparison };

const forecastOf = (mean: string, low: string | null, high: string | null): Forecasted => ({
  mean: fromDecimal(mean),
  band: low === null || high === null ? null : { low: fromDecimal(low), high: fromDecimal(high) },
});

const outcomeOf = (forecast: Forecasted, actual: Rational | null): ForecastOutcome => ({
  forecast,
  error: actual === null ? null : errorOf(forecast, actual),
  isWithinBand: actual === null ? null : isWithinBand(forecast, actual),
});

type ActualOf = (row: ProviderForecastRow) => Rational | null;

/** What came, of months that are final. */
const actuals = (db: PerunitDatabase, rows: readonly ProviderForecastRow[], today: Day): ActualOf => {
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
  const states = feedStatesByMonth(db, { first, last });
  const final = months.filter((month) => dataState(month, today, states.get(month)?.feeds ?? []) === 'final');
  const billed = billedByPayer(db, final);
  return ({ payerId, month, currency }) => {
    const found = billed.find((one) => one.payerId === payerId && one.month === month && one.currency === currency);
    return found === undefined ? null : fromNanos(found.nanos);
  };
};

const toMonth = (row: ProviderForecastRow, actualOf: ActualOf): ForecastMonth => {
  const { payerId, month, madeOn, currency, ownModel, ownMean } = row;
  const actual = actualOf(row);
  const own = ownModel === null || ownMean === null ? null : forecastOf(ownMean, row.ownLow, row.ownHigh);
  return {
    ...{ payerId, month, madeOn, currency, actual },
    theirs: outcomeOf(forecastOf(row.mean, row.low, row.high), actual),
    own: own === null || ownModel === null ? null : { ...outcomeOf(own, actual), model: ownModel },
  };
};

const comparedOf = ({ theirs, own, actual }: ForecastMonth): ComparedForecast[] =>
  own === null || actual === null ? [] : [{ theirs: theirs.forecast, own: own.forecast, actual }];

/**
 * Every month that a provider forecast, as it and our models saw it on the last day before it began, beside what came
 * once it is final; and how far both were off in the months that can be compared.
 */
export const forecastsAndActuals = (db: PerunitDatabase, today: Day): ForecastsAndActuals => {
  const rows = providerForecastsOf(db);
  // Of a payer's month the newest comes first.
  const newest = rows.filter(
    (row, at) => rows.findIndex((one) => one.payerId === row.payerId && one.month === row.month) === at,
  );
  const actualOf = actuals(db, newest, today);
  const months = newest.map((row) => toMonth(row, actualOf));
  return { months, score: compareForecasts(months.flatMap(comparedOf)) };
};
