import { describe, expect, it } from 'vitest';
import { fromDecimal, sum, toDecimal } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import type { Figure } from '../figure';
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
