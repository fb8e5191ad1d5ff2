import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundParts, splitAmount } from './largest-remainder';
import { decimalToNanos, nanosToDecimal, sumNanos } from './nanos';
import {
  absolute,
  add,
  compare,
  divide,
  equals,
  fromDecimal,
  fromInteger,
  fromNanos,
  isZero,
  mean,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  sum,
  toDecimal,
  toExactDecimal,
  zero,
} from './rational';

const Exact = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -1e6, toExpPos: 1e6 });

const anyInteger = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const anyRational = fc
  .tuple(anyInteger, fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));
const anyDecimal = fc
  .tuple(anyInteger, fc.integer({ min: 0, max: 18 }))
  .map(([digits, places]) => toDecimal(rational(digits, 10n ** BigInt(places)), places));

const inDecimal = ({ numerator, denominator }: Rational) => new Exact(numerator.toString()).div(denominator.toString());
const plain = (value: Decimal, places: number) => value.toFixed(places).replace(/^-(0(\.0*)?)$/, '$1');

describe('exact fractions', () => {
  it('agree with decimal.js on sums, differences and products of decimals', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const [left, right] = [fromDecimal(a), fromDecimal(b)];
        expect(toDecimal(add(left, right), 18)).toBe(plain(new Exact(a).plus(b), 18));
        expect(toDecimal(subtract(left, right), 18)).toBe(plain(new Exact(a).minus(b), 18));
        expect(toDecimal(multiply(left, right), 36)).toBe(plain(new Exact(a).times(b), 36));
      }),
    );
  });

  it('print quotients half to even as decimal.js does', () => {
    fc.assert(
      fc.property(anyRational, fc.integer({ min: 0, max: 12 }), (value, places) => {
        expect(toDecimal(value, places)).toBe(plain(inDecimal(value), places));
      }),
    );
  });

  it('divide back to where they came from', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        fc.pre(!isZero(b));
        expect(equals(multiply(divide(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('sum to the same whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyRational), (values) => {
        expect(sum(values)).toEqual(sum([...values].reverse()));
      }),
    );
  });

  it('compare as their difference does, with a reduced form for each value', () => {
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        expect(compare(a, b)).toBe(inDecimal(subtract(a, b)).comparedTo(0));
        expect(rational(a.numerator * 6n, a.denominator * 6n)).toEqual(a);
        expect(add(a, negate(a))).toEqual(zero);
        expect(compare(absolute(a), zero)).not.toBe(-1);
      }),
    );
  });

  it('round halves to the even neighbour, on both sides of zero', () => {
    const cases = ['0.5', '1.5', '2.5', '-0.5', '-1.5', '-2.5', '2.500001'].map((text) =>
      toDecimal(fromDecimal(text), 0),
    );
    expect(cases).toEqual(['0', '2', '2', '0', '-2', '-2', '3']);
  });

  it('read every decimal form and refuse anything else', () => {
    expect(fromDecimal('1.2E-7')).toEqual(rational(12n, 100_000_000n));
    expect(fromDecimal('-.5')).toEqual(rational(-1n, 2n));
    expect(fromDecimal('3e2')).toEqual(fromInteger(300));
    expect(fromDecimal('+7.')).toEqual(fromInteger(7));
    for (const text of ['', '.', '-', '1,5', 'NaN', 'Infinity', '0x1', '1e', '1 2', '1e99999']) {
      expect(() => fromDecimal(text)).toThrow(SyntaxError);
    }
  });

  it('refuse a zero denominator, a division by zero and a broken number', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divide(fromInteger(1), zero)).toThrow(RangeError);
    expect(() => fromInteger(1.5)).toThrow(RangeError);
  });

  it('have an exact decimal only when it ends', () => {
    expect(toExactDecimal(rational(1n, 8n))).toBe('0.125');
    expect(toExactDecimal(rational(-7n, 20n))).toBe('-0.35');
    expect(toExactDecimal(fromInteger(40))).toBe('40');
    expect(toExactDecimal(rational(1n, 3n))).toBeNull();
  });

  it('have a mean, and none for nothing', () => {
    expect(mean([fromInteger(1), fromInteger(2)])).toEqual(rational(3n, 2n));
    expect(mean([])).toBeNull();
  });
});

describe('nano amounts', () => {
  it('go to a decimal and back unchanged', () => {
    fc.assert(
      fc.property(anyInteger, (nanos) => {
        expect(decimalToNanos(nanosToDecimal(nanos))).toBe(nanos);
        expect(toExactDecimal(fromNanos(nanos))).toBe(nanosToDecimal(nanos));
      }),
    );
  });

  it('round to micros half to even', () => {
    const micros = [500n, 1500n, -500n, -1500n, 501n].map((nanos) => toDecimal(fromNanos(nanos), 6));
    expect(micros).toEqual(['0.000000', '0.000002', '0.000000', '-0.000002', '0.000001']);
  });

  it('are unknown in sum as soon as one is unknown, and zero for none', () => {
    expect(sumNanos([1n, 2n])).toBe(3n);
    expect(sumNanos([1n, null])).toBeNull();
    expect(sumNanos([])).toBe(0n);
  });
});

describe('rounding by largest remainder', () => {
  it('prints parts that sum to the printed total and lie within one unit of themselves', () => {
    fc.assert(
      fc.property(fc.array(anyRational, { maxLength: 30 }), fc.integer({ min: 0, max: 12 }), (parts, places) => {
        const printed = roundParts(parts, places);
        expect(toDecimal(sum(printed.map(fromDecimal)), places)).toBe(toDecimal(sum(parts), places));
        const unit = rational(1n, 10n ** BigInt(places));
        for (const [index, part] of parts.entries()) {
          const off = absolute(subtract(fromDecimal(printed[index] ?? ''), part));
          expect(compare(off, unit)).toBe(-1);
        }
      }),
    );
  });

  it('gives the missing unit to the largest remainder, the earlier part first', () => {
    const third = rational(1n, 3n);
    expect(roundParts([third, third, third], 2)).toEqual(['0.34', '0.33', '0.33']);
    expect(roundParts([rational(1n, 6n), rational(1n, 6n), rational(2n, 3n)], 1)).toEqual(['0.2', '0.2', '0.6']);
    expect(roundParts([], 2)).toEqual([]);
  });

  it('splits an amount by weights without losing a unit', () => {
    fc.assert(
      fc.property(anyInteger, fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }), (amount, weights) => {
        const parts = splitAmount(
          amount,
          weights.map((weight) => fromInteger(weight)),
        );
        expect(parts.reduce((whole, part) => whole + part, 0n)).toBe(amount);
      }),
    );
    expect(splitAmount(10n, [zero, zero, zero])).toEqual([4n, 3n, 3n]);
    expect(() => splitAmount(1n, [])).toThrow(RangeError);
  });
});
