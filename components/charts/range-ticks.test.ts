import { describe, expect, it } from 'vitest';
import { rangeTicks } from './range-ticks';

describe('an axis that need not start at zero', () => {
  it('has a few round lines that hold every value', () => {
    for (const values of [
      [61_888, 89_505],
      [0.4, 0.5],
      [5, 7, 900],
      [1_250_000, 1_300_000],
    ]) {
      const ticks = rangeTicks(values);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
    expect(rangeTicks([61_888, 89_505])).toEqual([60_000, 70_000, 80_000, 90_000]);
  });

  it('starts at zero where a value lies in its lower half, and is drawn where all are alike', () => {
    expect(rangeTicks([10, 100])[0]).toBe(0);
    expect(rangeTicks([5, 5])).toEqual([0, 5]);
    expect(rangeTicks([0])).toEqual([0]);
  });
});
