import { describe, expect, it } from 'vitest';
import { fromDecimal, fromInteger, isZero, subtract, sum, toDecimal } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import type { Figure } from '../figure';
import { type MoverEvidence, proposeDriver } from '../movers/driver';
import { sampleInputs } from '../testing/sample-inputs';

const printed = (figure: Figure) => fromDecimal(figure.text.replace(/[$,%+]/g, '').replace('−', '-'));
const total = (figures: readonly Figure[]) => toDecimal(sum(figures.map(printed)), 1);

const jump = (by: bigint) =>
  sampleInputs({
    editMonth: (month) => ({
      ...month,
      costs: (month.costs ?? []).map((cell) =>
        month.month === '2026-01' && cell.accountId === '000000000005' && cell.costType === 'S3' && cell.nanos !== null
          ? { ...cell, nanos: cell.nanos + by }
          : cell,
      ),
    }),
  });

describe('the top movers', () => {
  it('are five at most, and with everything else sum to the total in every printed column', () => {
    const { rows, rest, total: all } = buildMonthlyReport(jump(777_500_000_001n)).sections.movers;
    expect(rows).toHaveLength(5);
    for (const column of ['previous', 'current', 'change', 'shareOfChange'] as const) {
      const lines = [...rows, ...(rest === null ? [] : [rest])].map((line) => line[column]);
      expect(total(lines), column).toBe(total(all === null ? [] : [all[column]]));
    }
  });

  it('have the same total as the environments', () => {
    const { movers, environments } = buildMonthlyReport(jump(777_500_000_001n)).sections;
    expect(movers.total?.change.text).toBe(environments.total.change.text);
    expect(movers.total?.current.text).toBe(environments.total.current.text);
  });

  it('start with the largest, whether it rose or fell', () => {
    for (const by of [900_000_000_000n, -900_000_000_000n]) {
      const { rows, finding } = buildMonthlyReport(jump(by)).sections.movers;
      expect(rows[0]).toMatchObject({ accountId: '000000000005', costType: 'S3', name: 'acme-test' });
      expect(finding.text).toMatch(by > 0n ? /^acme-test S3 rose by \$911 and / : /^acme-test S3 fell by \$889 and /);
    }
  });

  it('are none for a part of a month, and say so', () => {
    const states = sampleInputs().states.map((state) =>
      state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: '2026-01-18' as const } : state,
    );
    const { rows, total: all, finding } = buildMonthlyReport({ ...sampleInputs(), states }).sections.movers;
    expect(rows).toEqual([]);
    expect(all).toBeNull();
    expect(finding.text).toContain('the month is not over');
  });

  it('are none when nothing changed', () => {
    const costs = sampleInputs().months.at(-1)?.costs ?? null;
    const same = sampleInputs({ editMonth: (month) => ({ ...month, costs }) });
    const { rows, finding, total: all } = buildMonthlyReport(same).sections.movers;
    expect(rows).toEqual([]);
    expect(finding.text).toBe('No account’s cost of any type changed');
    expect(all?.shareOfChange.exact).toBeNull();
  });
});

const dollars = (...values: readonly number[]) => values.map((value) => fromInteger(value));

const evidence = (changes: Partial<MoverEvidence> = {}): MoverEvidence => {
  const [before, after] = [changes.before ?? fromInteger(3_100), changes.after ?? fromInteger(6_200)];
  return {
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
  ] as const)('by more than half %s lines is %s', (scopeClass, id) => {
    const parts = (part: number) =>
      new Map([
        [scopeClass, fromInteger(part)],
        ['usage', fromInteger(3_100 - part)],
      ] as const);
    expect(proposeDriver(evidence({ changeByClass: parts(1_551) })).id).toBe(id);
    expect(proposeDriver(evidence({ changeByClass: parts(1_550) })).id).toBe('not-told');
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
