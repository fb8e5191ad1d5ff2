import { formatKpiValue, formatMoney, formatShare, groupDigits } from '../../kpis/format';
import type { KpiUnit } from '../../kpis/types';
import { absolute, fromInteger, isNegative, multiply, type Rational, toDecimal, toScaled } from '../../money/rational';

const hundred = fromInteger(100);

/** Puts a plus before what rises and a true minus before what falls, by the printed digits: what rounds to zero has no sign. */
export const withSign = (value: Rational, places: number, magnitude: string): string => {
  if (toScaled(value, places) === 0n) return magnitude;
  return `${isNegative(value) ? '−' : '+'}${magnitude}`;
};

/** A plain number with separators and a true minus: `71,538`. */
export const formatNumber = (value: Rational, places = 0): string => groupDigits(toDecimal(value, places));

/** A change of a number, signed: `+655`, `−120`, `0`. */
export const formatNumberChange = (value: Rational, places = 0): string =>
  withSign(value, places, formatNumber(absolute(value), places));

/** A change of money, signed: `+$0.06`. */
export const formatMoneyChange = (value: Rational, currency: string, places = 0): string =>
  withSign(value, places, formatMoney(absolute(value), currency, places));

/** A relative change in percent, signed: `+0.9%`. The value is a fraction. */
export const formatRelativeChange = (value: Rational): string =>
  withSign(multiply(value, hundred), 1, formatShare(absolute(value)));

/** A relative change in percent without its sign, for sentences that say rose or fell. */
export const formatRelativeSize = (value: Rational): string => formatShare(absolute(value));

/** A change of a share in points, signed: `+0.2 pp`. The value is a fraction. */
export const formatPoints = (value: Rational): string => {
  const points = multiply(value, hundred);
  return withSign(points, 1, `${formatNumber(absolute(points), 1)} pp`);
};

/** A count: whole, or with one decimal where it is an average. */
export const formatCount = (value: Rational): string => formatNumber(value, value.denominator === 1n ? 0 : 1);

/** Decimal places of a KPI's printed value and effects, in the unit they are printed in (points for shares). */
export const kpiPlaces = (unit: KpiUnit): number => (unit === 'share' ? 1 : unit === 'money' ? 0 : 2);

/** A change of a KPI: `−$0.10`, `+0.2 pp`, `−0.02`. */
export const formatKpiChange = (value: Rational, unit: KpiUnit, currency: string): string => {
  if (unit === 'share') return formatPoints(value);
  const places = kpiPlaces(unit);
  return withSign(value, places, formatKpiValue(absolute(value), unit, currency));
};
