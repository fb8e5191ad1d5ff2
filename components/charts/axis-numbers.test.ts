import { describe, expect, it } from 'vitest';
import { axisTicks, shortNumber } from './axis-numbers';

describe('an axis', () => {
  it('has a few round lines from zero to at least the highest value', () => {
    for (const highest of [0.4, 7, 78_838, 96_050, 3_284, 1_250_000]) {
      const ticks = axisTicks(highest);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.length).toBeLessThanOrEqual(4);
    }
    expect(axisTicks(78_838)).toEqual([0, 30_000, 60_000, 90_000]);
    expect(axisTicks(0)).toEqual([0]);
  });

  it('names its numbers shortly', () => {
    expect([0, 340, 30_000, 71_538, 1_200_000].map((value) => shortNumber(value))).toEqual([
      '0',
      '340',
      '30k',
      '71.5k',
      '1.2M',
    ]);
  });
});
