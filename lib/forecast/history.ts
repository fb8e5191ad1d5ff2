import type { Rational } from '../money/rational';
import { rational, toScaled } from '../money/rational';

/** Consecutive months, oldest first, as a forecast takes them. */
export type GivenHistory = {
  /** What each month cost, in nanos. */
  readonly nanos: readonly bigint[];
  /** The days of those months, and of every month ahead that may be asked for. */
  readonly days: readonly number[];
  /** Workspaces of those months; null: not counted. */
  readonly drivers: readonly (Rational | null)[];
};

/**
 * The same in whole numbers, so that everything computed from it is exact: cost a day in `DAY_UNITS` of a nano,
 * workspaces in millionths.
 */
export type History = {
  readonly perDay: readonly bigint[];
  readonly days: readonly bigint[];
  readonly drivers: readonly (bigint | null)[];
};

/** A multiple of 28, 29, 30 and 31: a whole number of nanos a month is a whole number of these parts a day. */
export const DAY_UNITS = 377_580n;

const NANOS = 1_000_000_000n;
const DRIVER_PLACES = 6;
const DRIVER_UNITS = 1_000_000n;

/** Costs a day of consecutive months, from costs a month. */
export const perDay = (nanos: readonly bigint[], days: readonly (number | bigint)[]): bigint[] =>
  nanos.map((amount, index) => amount * (DAY_UNITS / BigInt(days[index] ?? 1)));

/** Months in whole numbers. Every model works on cost a day, so that a short month does not look cheap (kpis.md, month length). */
export const toHistory = ({ nanos, days, drivers }: GivenHistory): History => ({
  perDay: perDay(nanos, days),
  days: days.map(BigInt),
  drivers: drivers.map((driver) => (driver === null ? null : toScaled(driver, DRIVER_PLACES))),
});

/** A weighted sum of costs a day, as money: exact. */
export const toMoney = (weighed: bigint, scale: bigint): Rational => rational(weighed, scale * DAY_UNITS * NANOS);

/** What one workspace more costs a day, from cost a day over workspaces in the history's units. */
export const toUnitCost = (cost: bigint, perDriver: bigint): Rational =>
  rational(cost * DRIVER_UNITS, perDriver * DAY_UNITS * NANOS);
