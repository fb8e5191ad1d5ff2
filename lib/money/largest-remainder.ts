import {
  compare,
  formatScaled,
  fromInteger,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  toScaled,
} from './rational';

type Share = { readonly index: number; readonly floor: bigint; readonly remainder: Rational };

const floorShare = (scaled: Rational, index: number): Share => {
  const remainder = ((scaled.numerator % scaled.denominator) + scaled.denominator) % scaled.denominator;
  const floor = (scaled.numerator - remainder) / scaled.denominator;
  return { index, floor, remainder: subtract(scaled, fromInteger(floor)) };
};

const byRemainder = (a: Share, b: Share): number => compare(b.remainder, a.remainder) || a.index - b.index;

/**
 * Whole numbers that lie next to the parts and sum to `total`: every part is cut down,
 * and the missing units go to the largest remainders, the earlier part first.
 * `total` has to be within one unit a part of the parts' sum (half-even rounding of it always is).
 */
export const roundPartsTo = (parts: readonly Rational[], total: bigint): bigint[] => {
  const shares = parts.map(floorShare);
  const rounded = shares.map((share) => share.floor);
  const missing = Number(total - rounded.reduce((whole, floor) => whole + floor, 0n));
  if (missing < 0 || missing > parts.length) throw new RangeError('The total is not the rounded sum of its parts.');
  for (const { index, floor } of [...shares].sort(byRemainder).slice(0, missing)) rounded[index] = floor + 1n;
  return rounded;
};

/** The parts as decimals with `places` places that sum to their own total rounded half to even. */
export const roundParts = (parts: readonly Rational[], places: number): string[] => {
  const scale = rational(10n ** BigInt(places));
  const scaled = parts.map((part) => multiply(part, scale));
  return roundPartsTo(scaled, toScaled(sum(parts), places)).map((part) => formatScaled(part, places));
};

/** Splits a whole amount by weights without losing a unit; equal shares when the weights are all zero. */
export const splitAmount = (amount: bigint, weights: readonly Rational[]): bigint[] => {
  if (weights.length === 0) throw new RangeError('An amount cannot be split over no parts.');
  const whole = sum(weights);
  const even = rational(1n, BigInt(weights.length));
  const shareOf = (weight: Rational): Rational =>
    whole.numerator === 0n
      ? even
      : rational(weight.numerator * whole.denominator, weight.denominator * whole.numerator);
  return roundPartsTo(
    weights.map((weight) => multiply(fromInteger(amount), shareOf(weight))),
    amount,
  );
};
