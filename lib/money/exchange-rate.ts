import { fromDecimal, isNegative, isZero, multiply, type Rational, rational, toScaled } from './rational';

const ratePattern = /^\d{1,9}(\.\d{1,18})?$/;

/** Whether a plain decimal can be an exchange rate: more than 0, at most 9 digits before the point and 18 after. */
export const isRate = (text: string): boolean => {
  if (!ratePattern.test(text)) return false;
  const value = fromDecimal(text);
  return !isZero(value) && !isNegative(value);
};

/** Nanos of one currency in nanos of another at a rate, once rounded half to even; null stays unknown. */
export const convertNanos = (nanos: bigint | null, rate: Rational): bigint | null =>
  nanos === null ? null : toScaled(multiply(rational(nanos), rate), 0);

const sizeOf = (nanos: bigint): bigint => (nanos < 0n ? -nanos : nanos);

/**
 * Amounts, each converted and rounded by itself, made to sum to what their whole was converted to: what rounding left
 * between the two, a nano a part at most, goes to the largest part. Unknown stays unknown.
 */
export const closeTo = (whole: bigint | null, parts: readonly (bigint | null)[]): (bigint | null)[] => {
  const known = parts.flatMap((part) => part ?? []);
  if (whole === null || known.length < parts.length) return [...parts];
  const rest = known.reduce((left, part) => left - part, whole);
  const largest = known.reduce((at, part, index) => (sizeOf(part) > sizeOf(known[at] ?? 0n) ? index : at), 0);
  return known.map((part, index) => (index === largest ? part + rest : part));
};
