import { groupDigits } from '../../kpis/format';
import { withSign } from '../../kpis/format-change';
import { absolute, fromInteger, isZero, multiply, type Rational, toDecimal, toScaled } from '../../money/rational';
import { formatMoneyChange, formatNumberChange } from '../format/numbers';
import type { FigureUnit } from '../schema/figure';

const hundred = fromInteger(100);
const mostPlaces = 6;

/** The fewest places from `least` on with which a difference does not read as none. */
const placesOf = (value: Rational, least: number): number => {
  let places = least;
  while (places < mostPlaces && toScaled(value, places) === 0n) places += 1;
  return places;
};

const percentage = (value: Rational, unit: string): string => {
  const scaled = multiply(value, hundred);
  const places = placesOf(scaled, 2);
  return withSign(scaled, places, `${groupDigits(toDecimal(absolute(scaled), places))}${unit}`);
};

/** A difference between two editions, signed: one place finer than the figure, and with as many as it takes to show it. */
export const printDifference = (value: Rational, unit: FigureUnit, currency: string): string => {
  if (isZero(value)) return '0';
  switch (unit) {
    case 'money':
      return formatMoneyChange(value, currency, placesOf(value, 2));
    case 'money-per-workspace':
      return formatMoneyChange(value, currency, placesOf(value, 3));
    case 'share':
    case 'share-change':
    case 'relative-change':
      return percentage(value, ' pp');
    case 'ratio':
      return formatNumberChange(value, placesOf(value, 3));
    case 'count':
      return formatNumberChange(value, placesOf(value, 0));
  }
};
