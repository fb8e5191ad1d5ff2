/** An exact number: a reduced fraction with a positive denominator. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const NANOS = 1_000_000_000n;
const wholePattern = /^\d{1,18}$/;
const decimalPattern = /^([+-])?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

const divisorOfNumbers = (a: number, b: number): number => {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
};

/** Goes on in plain numbers, which are several times faster, as soon as both are exact there. */
const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) {
    if (x <= MAX_SAFE && y <= MAX_SAFE) return BigInt(divisorOfNumbers(Number(x), Number(y)));
    [x, y] = [y, x % y];
  }
  return x;
};

/** The reduced fraction numerator / denominator; throws a RangeError when the denominator is zero. */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator === 0n) throw new RangeError('A fraction cannot have a zero denominator.');
  if (denominator < 0n) return rational(-numerator, -denominator);
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator, denominator);
  if (divisor === 1n) return { numerator, denominator };
  return { numerator: numerator / divisor, denominator: denominator / divisor };
};

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/** A whole number; throws a RangeError when a number is not a safe integer. */
export const fromInteger = (value: bigint | number): Rational => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}.`);
  return { numerator: BigInt(value), denominator: 1n };
};

/** An amount in nano-units (10⁻⁹) as a number of units. */
export const fromNanos = (nanos: bigint): Rational => rational(nanos, NANOS);

/** A decimal number as text (`-12.5`, `.5`, `1.2E-7`), exactly; throws a SyntaxError for anything else. */
export const fromDecimal = (text: string): Rational => {
  if (wholePattern.test(text)) return { numerator: BigInt(text), denominator: 1n };
  const match = decimalPattern.exec(text.trim());
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '')
    throw new SyntaxError(`Not a decimal number: ${JSON.stringify(text)}.`);
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? rational(digits, 10n ** BigInt(scale)) : rational(digits * 10n ** BigInt(-scale));
};

export const isZero = (value: Rational): boolean => value.numerator === 0n;
export const isNegative = (value: Rational): boolean => value.numerator < 0n;

export const negate = (value: Rational): Rational => ({ numerator: -value.numerator, denominator: value.denominator });
export const absolute = (value: Rational): Rational => (isNegative(value) ? negate(value) : value);

export const add = (a: Rational, b: Rational): Rational =>
  a.denominator === b.denominator
    ? rational(a.numerator + b.numerator, a.denominator)
    : rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** a / b; throws a RangeError when b is zero. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

export const equals = (a: Rational, b: Rational): boolean => compare(a, b) === 0;

/** The sum; zero for none. */
export const sum = (values: Iterable<Rational>): Rational => {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
};

/** The arithmetic mean; null for none. */
export const mean = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : divide(sum(values), fromInteger(values.length));

/** numerator / denominator as a whole number, half to even; the denominator is positive. */
const roundHalfEven = (numerator: bigint, denominator: bigint): bigint => {
  const remainder = ((numerator % denominator) + denominator) % denominator;
  const floor = (numerator - remainder) / denominator;
  const twice = remainder * 2n;
  if (twice < denominator) return floor;
  return twice > denominator || floor % 2n !== 0n ? floor + 1n : floor;
};

/** A whole number of units of 10⁻ᵖˡᵃᶜᵉˢ as a plain decimal with that many places; zero carries no sign. */
export const formatScaled = (scaled: bigint, places: number): string => {
  const digits = magnitude(scaled)
    .toString()
    .padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The value times 10ᵖˡᵃᶜᵉˢ as a whole number, half to even. */
export const toScaled = (value: Rational, places: number): bigint =>
  roundHalfEven(value.numerator * 10n ** BigInt(places), value.denominator);

/** A plain decimal with exactly `places` places, half to even; zero carries no sign. */
export const toDecimal = (value: Rational, places: number): string => formatScaled(toScaled(value, places), places);

/** The shortest decimal that is exactly the value; null when it has no end (1/3). */
export const toExactDecimal = (value: Rational): string | null => {
  let rest = value.denominator;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? toDecimal(value, Math.max(twos, fives)) : null;
};
