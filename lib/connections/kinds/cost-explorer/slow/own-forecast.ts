import 'server-only';
import type { PerunitDatabase } from '../../../../../db/client';
import { billedByPayer } from '../../../../../db/queries/billed-by-payer';
import { type Forecast, forecastFrom } from '../../../../forecast/forecast';
import { add, multiply, negate, type Rational, toDecimal } from '../../../../money/rational';
import { addMonths, daysInMonth, type Month, monthRange, monthsBetween } from '../../../../month/month';

/** More than any model and its backtests look at. */
const mostMonths = 60;
const places = 9;

/** What our own model says of a month: its mean and 80 % band as decimals. */
export type OwnForecast = {
  readonly ownModel: string | null;
  readonly ownMean: string | null;
  readonly ownLow: string | null;
  readonly ownHigh: string | null;
};

const none: OwnForecast = { ownModel: null, ownMean: null, ownLow: null, ownHigh: null };

/** A payer's billed cost of the months without a gap up to the last one, oldest first, in one currency. */
const historyOf = (db: PerunitDatabase, payerId: string, currency: string, last: Month): bigint[] => {
  const rows = billedByPayer(db, monthRange(addMonths(last, 1 - mostMonths), last));
  const own = new Map(
    rows
      .filter((row) => row.payerId === payerId && row.currency === currency)
      .map(({ month, nanos }) => [month, nanos] as const),
  );
  const nanos: bigint[] = [];
  for (let month = last; own.has(month); month = addMonths(month, -1)) nanos.unshift(own.get(month) ?? 0n);
  return nanos;
};

const decimal = (value: Rational): string => toDecimal(value, places);

const stepOf = (forecast: Forecast, step: number): OwnForecast => {
  const steps = { first: step, last: step };
  const amount = forecast.amount(null, steps);
  const half = forecast.halfBand(null, steps);
  const width = half === null ? null : multiply(amount, half);
  return {
    ...{ ownModel: forecast.model, ownMean: decimal(amount) },
    ownLow: width === null ? null : decimal(add(amount, negate(width))),
    ownHigh: width === null ? null : decimal(add(amount, width)),
  };
};

/**
 * What our models say of months to come from a payer's whole bill, tax and credits included, so that it stands beside
 * AWS's forecast of the same money; without workspaces, which AWS does not know. `last` is the last whole month.
 */
export const ownForecasts = (
  db: PerunitDatabase,
  { payerId, currency, last }: { readonly payerId: string; readonly currency: string; readonly last: Month },
  months: readonly Month[],
): ReadonlyMap<Month, OwnForecast> => {
  const nanos = historyOf(db, payerId, currency, last);
  const horizon = Math.max(1, ...months.map((month) => monthsBetween(last, month)));
  const covered = monthRange(addMonths(last, 1 - nanos.length), addMonths(last, horizon));
  const history = { nanos, days: covered.map(daysInMonth), drivers: nanos.map(() => null) };
  const forecast = nanos.length === 0 ? null : forecastFrom({ history, parts: [], horizon });
  return new Map(
    months.map((month) => [month, forecast === null ? none : stepOf(forecast, monthsBetween(last, month))]),
  );
};
