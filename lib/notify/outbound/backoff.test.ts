import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_ATTEMPTS, waitAfter } from './backoff';

it('each wait is about twice the one before, at most hours, until it is given up', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, at) => waitAfter(at + 1, null, () => 0.5));
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, 3_840_000, 7_200_000, null]);
});

it('waits differ by chance, within a third, and are never shorter than what the server asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.option(fc.integer({ min: 1, max: 3_600_000 })),
      (attempt, chance, asked) => {
        const [wait, middle] = [waitAfter(attempt, asked, () => chance) ?? 0, waitAfter(attempt, null, () => 0.5) ?? 0];
        expect(wait).toBeGreaterThanOrEqual(asked ?? 0);
        if (asked === null) expect(Math.abs(wait - middle)).toBeLessThanOrEqual(middle / 3 + 1);
      },
    ),
  );
});
