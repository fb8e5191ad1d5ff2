import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeClasses } from '../../kpis/types';
import { fromDecimal, fromInteger, fromNanos, isZero, subtract, sum, toDecimal } from '../../money/rational';
import { proposeDriver } from './driver';
import type { MoverEvidence } from './evidence';
import type { LineMonth, MoverLine } from './mover-line';
import { splitChange } from './split-change';

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

const line = (changes: Partial<MoverLine> = {}): MoverLine => ({
  ...{ accountId: '1', costType: 'EC2', service: 'EC2', usageType: 'Storage', operation: null, region: null },
  ...{ unit: 'GB-Mo', pricingCategory: 'Standard', commitmentStatus: null, scopeClass: 'usage' },
  ...{ before: null, after: null },
  ...changes,
});

type Given = { readonly days?: readonly [number, number]; readonly late?: number };

/** Dollars and whole units. */
const inMonth = (cost: number, units: number | null, { days = [1, 31], late = 0 }: Given = {}): LineMonth => {
  const [firstDay, lastDay] = days.map((day) => `2026-01-${String(day).padStart(2, '0')}`) as [string, string];
  const micros = units === null ? null : BigInt(units) * 1_000_000n;
  const lateMicros = units === null ? null : BigInt(late) * 1_000_000n;
  return { nanos: BigInt(cost) * 1_000_000_000n, micros, lateMicros, firstDay, lastDay };
};

const ofLines = (lines: readonly MoverLine[], changes: Partial<MoverEvidence> = {}) => {
  const total = (side: 'before' | 'after') =>
    fromNanos(lines.reduce((sum, each) => sum + (each[side]?.nanos ?? 0n), 0n));
  const split = splitChange(lines, []);
  return proposeDriver(evidence({ before: total('before'), after: total('after'), split, daily: [], ...changes }));
};

describe('the driver by the lines of the bill', () => {
  const more = line({ before: inMonth(310, 3_100), after: inMonth(341, 3_410) });

  it('is usage when more was used at the same price, and says how much', () => {
    const { id, evidence: words } = ofLines([more]);
    expect([id, words.text]).toEqual(['usage', '310 GB-Mo more at the same price']);
    expect(words.figures).toMatchObject([{ id: 'movers.1.EC2.driver.quantity', exact: '310', unit: 'count' }]);
    const longer = { daysDiffer: true, daily: dollars(10, 10) };
    expect(ofLines([more], longer).evidence.text).toBe('310 GB-Mo more at the same price; the months differ in days');
    const fresh = line({ after: inMonth(7, 7) });
    expect(ofLines([fresh]).evidence.text).toBe('7.0 GB-Mo, none before');
    expect(ofLines([line({ before: inMonth(7, 7) })]).evidence.text).toBe('7.0 GB-Mo less, none left');
  });

  it('lists the parts where there are several', () => {
    const cheaper = line({ before: inMonth(310, 3_100), after: inMonth(335, 3_410) });
    expect(ofLines([cheaper])).toMatchObject({
      id: 'usage',
      evidence: { text: '310 GB-Mo more: usage +$31, price −$6' },
    });
    const fee = line({ scopeClass: 'commitment', after: inMonth(100, null) });
    expect(ofLines([more, fee])).toMatchObject({
      id: 'commitment',
      evidence: { text: 'Usage +$31, commitments +$100' },
    });
  });

  it('is price when the same usage costs more', () => {
    const dearer = line({ before: inMonth(100, 10), after: inMonth(105, 10) });
    const { id, kind, evidence: words } = ofLines([dearer]);
    expect([id, kind, words.text]).toEqual(['price', 'structural', 'Unit prices +5.0% for the same usage']);
  });

  it('is mixed when no part makes up half, named by its two largest', () => {
    const fee = line({ scopeClass: 'commitment', after: inMonth(28, null) });
    const credit = line({ scopeClass: 'credit', after: inMonth(20, null) });
    expect(ofLines([more, fee, credit])).toMatchObject({ id: 'mixed', parts: ['usage', 'commitment'] });
  });

  it('is not told when half of the change has no quantity', () => {
    const unread = line({ before: inMonth(10, null), after: inMonth(60, null) });
    expect(ofLines([more, unread]).id).toBe('not-told');
    const support = line({ scopeClass: 'support', before: inMonth(10, 1), after: inMonth(90, 1) });
    const { id, evidence: words } = ofLines([support], { changeByClass: new Map([['support', fromInteger(80)]]) });
    expect([id, words.text]).toEqual(['not-told', 'Support follows the cost of everything else']);
  });

  it('prints parts that sum to the change that the row prints', () => {
    const cost = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const month = fc.option(
      fc.tuple(cost, fc.option(cost)).map(([nanos, micros]) => ({ ...inMonth(0, 0), nanos, micros })),
    );
    const lines = fc.array(
      fc
        .record({ before: month, after: month, usageType: fc.string(), scopeClass: fc.constantFrom(...scopeClasses) })
        .map(line),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, (given) => {
        const { figures } = ofLines(given).evidence;
        const amounts = figures.filter(({ unit }) => unit === 'money');
        if (amounts.length < 2) return;
        const change = given.reduce((sum, { before, after }) => sum + (after?.nanos ?? 0n) - (before?.nanos ?? 0n), 0n);
        const printed = amounts.map(({ text }) => fromDecimal(text.replace(/[$,+]/g, '').replace('−', '-')));
        expect(toDecimal(sum(printed), 0)).toBe(toDecimal(fromNanos(change), 0));
      }),
    );
  });
});

describe('a change lasts or not', () => {
  it.each([
    ['temporary', 'when what is new ended within the month', inMonth(90, 9, { days: [3, 17] })],
    ['structural', 'when what is new ran to its end', inMonth(90, 9, { days: [17, 30] })],
    ['structural', 'when it is charged on the first day for the whole month', inMonth(90, 9, { days: [1, 1] })],
  ] as const)('%s %s', (kind, _, after) => {
    expect(ofLines([line({ after })]).kind).toBe(kind);
  });

  it('structural when it is gone', () => {
    expect(ofLines([line({ before: inMonth(90, 9) })]).kind).toBe('structural');
  });

  it('by where usage stood in the last 7 days, against half of the change', () => {
    const spike = (late: number) =>
      ofLines([line({ before: inMonth(310, 310, { late: 70 }), after: inMonth(930, 930, { late }) })]);
    // 10 a day before, 30 a day now: 140 in 7 days is half of the change.
    expect([spike(140).kind, spike(139).kind, spike(70).kind]).toEqual(['structural', 'temporary', 'temporary']);
    const monthly = line({ before: inMonth(310, 310), after: inMonth(930, 930) });
    expect(ofLines([monthly]).kind).toBe('open');
  });

  it.each([
    ['structural', 'two months running above all before', [10, 12, 11, 10, 14, 13]],
    ['open', 'one month above all before', [10, 12, 11, 10, 11, 13]],
    ['temporary', 'back and forth within the months before', [10, 12, 11, 10, 12, 11]],
    ['open', 'too few months', [12, 11]],
  ] as const)('%s: %s', (kind, _, daily) => {
    expect(proposeDriver(evidence({ daily: dollars(...daily) })).kind).toBe(kind);
  });
});
