import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeTo, convertNanos, isRate } from './exchange-rate';
import { fromDecimal } from './rational';

const sum = (amounts: readonly (bigint | null)[]): bigint =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n);
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

const nanos = fc.bigInt(-(10n ** 18n), 10n ** 18n);
const rate = fc
  .tuple(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => fromDecimal(`${digits}E-${places}`));

describe('a converted amount', () => {
  it('is exact to the nano, half to even, with its sign', () => {
    const euro = fromDecimal('1.0837');
    expect(convertNanos(100_000_000_000n, euro)).toBe(108_370_000_000n);
    expect(convertNanos(-100_000_000_000n, euro)).toBe(-108_370_000_000n);
    expect([1n, 3n, 5n, -1n, -3n].map((amount) => convertNanos(amount, fromDecimal('0.5')))).toEqual([
      ...[0n, 2n, 2n, 0n, -2n],
    ]);
    expect(convertNanos(null, euro)).toBeNull();
  });

  it('of a whole is within half a nano a part, and half of one, of its converted parts', () => {
    fc.assert(
      fc.property(fc.array(nanos, { minLength: 1, maxLength: 50 }), rate, (parts, by) => {
        const converted = parts.map((part) => convertNanos(part, by));
        const apart = size((convertNanos(sum(parts), by) ?? 0n) - sum(converted));
        expect(2n * apart).toBeLessThanOrEqual(BigInt(parts.length) + 1n);
      }),
    );
  });
});

describe('amounts that are closed', () => {
  it('sum to their whole, and only the largest changes', () => {
    fc.assert(
      fc.property(fc.array(nanos, { minLength: 1, maxLength: 50 }), rate, (parts, by) => {
        const converted = parts.map((part) => convertNanos(part, by));
        const whole = convertNanos(sum(parts), by) ?? 0n;
        const closed = closeTo(whole, converted);
        expect(sum(closed)).toBe(whole);
        const changed = closed.flatMap((part, at) => (part === converted[at] ? [] : [size(converted[at] ?? 0n)]));
        expect(changed.length).toBeLessThanOrEqual(1);
        for (const largest of changed) expect(converted.every((part) => size(part ?? 0n) <= largest)).toBe(true);
      }),
    );
  });

  it('stay as they are where one of them or the whole is unknown', () => {
    expect(closeTo(null, [1n, 2n])).toEqual([1n, 2n]);
    expect(closeTo(7n, [1n, null])).toEqual([1n, null]);
    expect(closeTo(7n, [])).toEqual([]);
  });
});

describe('a rate', () => {
  it.each(['1.0837', '1', '0.000000000000000001', '149.5'])('can be %s', (text) => expect(isRate(text)).toBe(true));
  it.each(['0', '0.0', '-1', '1,08', '', 'x', '1E3', '+1', '1234567890'])('cannot be %s', (text) =>
    expect(isRate(text)).toBe(false),
  );
});
