import { describe, expect, it } from 'vitest';
import { fromDecimal, toExactDecimal } from '../money/rational';
import { compareForecasts, errorOf, type Forecasted, isWithinBand } from './score';

const of = (mean: string, low?: string, high?: string): Forecasted => ({
  mean: fromDecimal(mean),
  band: low === undefined || high === undefined ? null : { low: fromDecimal(low), high: fromDecimal(high) },
});
const actual = fromDecimal('200');

describe('a forecast’s score', () => {
  it('is how far it was off, by what came', () => {
    expect(errorOf(of('150'), actual)).toEqual(fromDecimal('0.25'));
    expect(errorOf(of('250'), actual)).toEqual(fromDecimal('0.25'));
    expect(errorOf(of('250'), fromDecimal('0'))).toBeNull();
    expect(errorOf(of('250'), fromDecimal('-1'))).toBeNull();
  });

  it('says whether the band held, its ends included', () => {
    expect(isWithinBand(of('150', '100', '200'), actual)).toBe(true);
    expect(isWithinBand(of('150', '100', '199.99'), actual)).toBe(false);
    expect(isWithinBand(of('150'), actual)).toBeNull();
  });

  it('compares two forecasters on the same months only', () => {
    const nothingCame = { theirs: of('1'), own: of('2'), actual: fromDecimal('0') };
    const compared = [
      { theirs: of('150'), own: of('180'), actual },
      { theirs: of('250'), own: of('200'), actual },
      nothingCame,
    ];
    const { months, theirError, ownError } = compareForecasts(compared);
    expect([months, theirError && toExactDecimal(theirError), ownError && toExactDecimal(ownError)]).toEqual([
      2,
      '0.25',
      '0.05',
    ]);
    expect(compareForecasts([nothingCame])).toEqual({ months: 0, theirError: null, ownError: null });
  });
});
