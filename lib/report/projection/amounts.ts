import { type Forecast, forecastFrom } from '../../forecast/forecast';
import { add, divide, fromInteger, multiply, type Rational, sum, zero } from '../../money/rational';
import { environmentOrder, type ListedEnvironment } from '../environments';
import { type CostHistory, daysOf } from './history';

/** An amount as a whole and by environment: the parts add up to the whole. */
export type Split = { readonly total: Rational; readonly parts: ReadonlyMap<ListedEnvironment, Rational> };

export const splitOf = (partOf: (environment: ListedEnvironment) => Rational): Split => {
  const parts = new Map(environmentOrder.map((environment) => [environment, partOf(environment)]));
  return { total: sum(parts.values()), parts };
};

export const partOf = ({ parts }: Split, environment: ListedEnvironment): Rational => parts.get(environment) ?? zero;

/** The whole of it (null), or an environment's part. */
export const inPart = (split: Split, environment: ListedEnvironment | null): Rational =>
  environment === null ? split.total : partOf(split, environment);

export const addSplits = (splits: readonly Split[]): Split =>
  splitOf((environment) => sum(splits.map((split) => partOf(split, environment))));

export const nothing: Split = splitOf(() => zero);

/** `part` of `whole` equal parts of it. */
export const shareOf = (split: Split, part: number, whole: number): Split => {
  const share = divide(fromInteger(part), fromInteger(whole));
  return splitOf((environment) => multiply(partOf(split, environment), share));
};

/** Where an environment stands among a forecast's parts; null: the whole. */
export const partPlace = (environment: ListedEnvironment | null): number | null =>
  environment === null ? null : environmentOrder.indexOf(environment);

/** The forecast from a history; null where it is too short. */
export const forecastOf = (history: CostHistory, horizon: number): Forecast | null =>
  history.months.length === 0
    ? null
    : forecastFrom({
        history: { nanos: history.whole, days: daysOf(history, horizon), drivers: history.workspaces },
        parts: environmentOrder.map((environment) => history.parts.get(environment) ?? []),
        horizon,
      });

/** One month ahead of a history, by environment. */
export const stepAmount = (forecast: Forecast, step: number): Split => {
  const steps = { first: step, last: step };
  return splitOf((environment) => forecast.amount(partPlace(environment), steps));
};

/** Where an amount lies with eight of ten; never below zero where the amount is not. */
export type Band = { readonly low: Rational; readonly high: Rational };

/** `before` is spent already; only `amount` is uncertain, by `half` of it to each side. */
export const bandRound = (amount: Rational, half: Rational | null, before: Rational = zero): Band | null => {
  if (half === null) return null;
  const width = multiply(amount, half);
  const low = add(amount, { numerator: -width.numerator, denominator: width.denominator });
  const isBelowZero = low.numerator < 0n && amount.numerator >= 0n;
  return { low: add(before, isBelowZero ? zero : low), high: add(before, add(amount, width)) };
};
