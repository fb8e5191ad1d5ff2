import { formatScaled, fromDecimal, type Rational, toScaled } from './rational';

const NANO_PLACES = 9;

/** Nano-units as the shortest exact decimal: 1500000000n is `1.5`. */
export const nanosToDecimal = (nanos: bigint): string =>
  formatScaled(nanos, NANO_PLACES).replace(/0+$/, '').replace(/\.$/, '');

/** An exact number of units as nano-units, half to even. */
export const rationalToNanos = (value: Rational): bigint => toScaled(value, NANO_PLACES);

/** A decimal as text in nano-units, half to even; throws a SyntaxError when it is not a number. */
export const decimalToNanos = (text: string): bigint => rationalToNanos(fromDecimal(text));

/** The sum of nano-unit amounts; null as soon as one is unknown. */
export const sumNanos = (amounts: Iterable<bigint | null>): bigint | null => {
  let total = 0n;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
};
