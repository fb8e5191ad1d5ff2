import { describe, expect, it } from 'vitest';
import { fromInteger, isZero, subtract } from '../../money/rational';
import { proposeDriver } from './driver';
import type { MoverEvidence } from './evidence';

const dollars = (...values: readonly number[]) => values.map((value) => fromInteger(value));

const evidence = (changes: Partial<MoverEvidence> = {}): MoverEvidence => {
  const [before, after] = [changes.before ?? fromInteger(3_100), changes.after ?? fromInteger(6_200)];
  return {
    ...{ key: '1.EC2', month: '2026-01', currency: 'USD', printedChange: null, split: null },
    before,
    after,
    changeByClass: new Map([['usage', subtract(after, before)]]),
    daily: dollars(100, 100, 100, 100, 200),
    scope: 'same',
    daysDiffer: false,
    active: null,
    basis: 'effective',
    noiseBandPct: '2',
    ...changes,
  };
};

describe('the driver of a change', () => {
  it('is not told by the bill when only usage lines changed', () => {
    expect(proposeDriver(evidence())).toMatchObject({ id: 'not-told', kind: 'open' });
  });

  it('is the mapping when the account came into scope', () => {
    expect(proposeDriver(evidence({ scope: 'entered' }))).toMatchObject({ id: 'mapping', kind: 'structural' });
  });

  it.each([
    ['commitment', 'commitment'],
    ['discount', 'price'],
    ['refund', 'one-off'],
  ] as const)('by at least half %s lines is %s', (scopeClass, id) => {
    const parts = (part: number) =>
      new Map([
        [scopeClass, fromInteger(part)],
        ['usage', fromInteger(3_100 - part)],
      ] as const);
    expect(proposeDriver(evidence({ changeByClass: parts(1_550) })).id).toBe(id);
    expect(proposeDriver(evidence({ changeByClass: parts(1_549) })).id).toBe('not-told');
  });

  it('is a one-off that ended when the month before stood out and at least half of that is gone', () => {
    const ended = evidence({ daily: dollars(100, 100, 100, 150, 125), after: fromInteger(2_900) });
    expect(proposeDriver(ended)).toMatchObject({ id: 'one-off', kind: 'temporary' });
    expect(proposeDriver({ ...ended, daily: dollars(100, 100, 100, 150, 126) }).id).toBe('not-told');
    expect(proposeDriver({ ...ended, daily: dollars(100, 100, 100, 110, 100) }).id).toBe('not-told');
  });

  it('is usage when there was no such cost before, except where covered usage is billed as nothing', () => {
    const started = evidence({ before: fromInteger(0), daily: dollars(0, 0, 0, 0, 200) });
    expect(isZero(started.before)).toBe(true);
    expect(proposeDriver(started).id).toBe('usage');
    expect(proposeDriver({ ...started, basis: 'billed' }).id).toBe('not-told');
  });

  it('is usage, and temporary, when only the month’s length differs', () => {
    const longer = evidence({ daysDiffer: true, daily: dollars(100, 100, 100, 100, 102) });
    expect(proposeDriver(longer)).toMatchObject({ id: 'usage', kind: 'temporary' });
    expect(proposeDriver({ ...longer, daily: dollars(100, 100, 100, 100, 103) }).id).toBe('not-told');
  });

  it('is usage when the cost for each active workspace stayed', () => {
    const active = { before: fromInteger(100), after: fromInteger(200) };
    expect(proposeDriver(evidence({ active })).id).toBe('usage');
    expect(proposeDriver(evidence({ active: { ...active, after: fromInteger(190) } })).id).toBe('not-told');
  });

  it('is structural when a day’s cost went the same way three months running', () => {
    expect(proposeDriver(evidence({ daily: dollars(90, 95, 100, 200) })).kind).toBe('structural');
    expect(proposeDriver(evidence({ daily: dollars(95, 95, 100, 200) })).kind).toBe('open');
    expect(proposeDriver(evidence({ daily: [null, ...dollars(95, 100, 200)] })).kind).toBe('open');
  });
});
