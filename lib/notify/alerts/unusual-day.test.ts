import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standsOut, type Threshold, twiceMedian } from './unusual-day';

const dollar = 1_000_000_000n;
const threshold: Threshold = { factorHundredths: 600n, minimumNanos: 50n * dollar };
const past = (...dollars: number[]) => dollars.map((each) => BigInt(each) * dollar);

it.each([
  ['a day six deviations above', 200n, past(...Array(14).fill(90), ...Array(14).fill(110)), true],
  ['a day just at six deviations', 160n, past(...Array(14).fill(90), ...Array(14).fill(110)), false],
  ['a day above a flat past', 200n, past(...Array(28).fill(100)), true],
  ['a day less than a quarter above a flat past', 1_200n, past(...Array(28).fill(1_000)), false],
  ['a rise of less than the minimum', 60n, past(...Array(28).fill(20)), false],
  ['the first day of something new', 80n, past(...Array(28).fill(0)), true],
  ['a day below', 10n, past(...Array(28).fill(100)), false],
  ['a usual day of a wild past', 190n, past(...Array.from({ length: 28 }, (_, at) => (at % 2) * 200)), false],
])('%s', (_, cost, days, expected) => {
  expect(standsOut(cost * dollar, days, threshold)).toBe(expected);
});

const nanos = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const days = fc.array(nanos, { minLength: 1, maxLength: 40 });

it('the order of the days does not matter, and a higher cost stands out no less', () => {
  fc.assert(
    fc.property(days, nanos, fc.bigInt({ min: 0n, max: 10n ** 12n }), (values, cost, more) => {
      const shuffled = [...values].reverse();
      expect(twiceMedian(shuffled)).toBe(twiceMedian(values));
      expect(standsOut(cost, shuffled, threshold)).toBe(standsOut(cost, values, threshold));
      if (standsOut(cost, values, threshold)) expect(standsOut(cost + more, values, threshold)).toBe(true);
    }),
  );
});

it('half of the days are at or below the median, half at or above it', () => {
  fc.assert(
    fc.property(days, (values) => {
      const median = twiceMedian(values);
      expect(values.filter((value) => 2n * value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => 2n * value >= median).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});
