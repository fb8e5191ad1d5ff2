import { absolute, fromDecimal, fromInteger, isNegative, multiply, type Rational, toScaled } from '../money/rational';
import { printChange } from './bridge';
import { formatKpiValue, formatShare } from './format';
import type { KpiChange, KpiUnit } from './types';

const hundred = fromInteger(100);

/** Puts a plus before what rises and a true minus before what falls, by the printed digits: what rounds to zero has no sign. */
export const withSign = (value: Rational, places: number, magnitude: string): string => {
  if (toScaled(value, places) === 0n) return magnitude;
  return `${isNegative(value) ? '−' : '+'}${magnitude}`;
};

/** A change of a share in points, signed: `+0.2 pp`. The value is a fraction. */
export const formatPoints = (value: Rational): string =>
  withSign(multiply(value, hundred), 1, formatShare(absolute(value)).replace('%', ' pp'));

const places: Readonly<Record<KpiUnit, number>> = { share: 3, ratio: 2, money: 0, 'money-per-workspace': 2 };

/** A change of a KPI: `−$0.10`, `+0.2 pp`, `−0.02`. */
export const formatKpiChange = (value: Rational, unit: KpiUnit, currency: string): string =>
  unit === 'share'
    ? formatPoints(value)
    : withSign(value, places[unit], formatKpiValue(absolute(value), unit, currency));

/** A KPI's change with its effects, each rounded as it is printed, so that the printed effects sum to the printed change. */
export const roundChange = (change: KpiChange, unit: KpiUnit): KpiChange => {
  const printed = printChange(change, places[unit]);
  return {
    change: fromDecimal(printed.change),
    numeratorEffect: fromDecimal(printed.numeratorEffect),
    denominatorEffect: fromDecimal(printed.denominatorEffect),
  };
};
