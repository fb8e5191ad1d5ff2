import { describe, expect, it } from 'vitest';
import type { MonthInputs } from '../../kpis/types';
import { buildMonthlyReport } from '../build-monthly-report';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';

const scorecardOf = (changes: SampleChanges = {}) => buildMonthlyReport(sampleInputs(changes)).sections.scorecard;

const cardOf = (id: string, section = scorecardOf()) =>
  [...section.primary, ...section.secondary].find((card) => card.id === id);

describe('the scorecard', () => {
  it('gives a share no relative change, and says why', () => {
    expect(cardOf('DM')?.relativeChange).toMatchObject({
      exact: null,
      reason: { code: 'share', text: 'A share changes in percentage points.' },
    });
    expect(cardOf('DM', scorecardOf({ firstMonth: '2026-01' }))?.relativeChange.reason?.code).toBe('no-previous');
  });

  it('tells a KPI without a verdict from one without a value', () => {
    const first = scorecardOf({ firstMonth: '2026-01' });
    expect(cardOf('APWC', first)).toMatchObject({ status: 'not-computable', value: { reason: null } });
    expect(first.finding.text).toContain('no verdict yet');
  });

  it('names one month without its mean', () => {
    expect(cardOf('APWC', scorecardOf({ firstMonth: '2025-12' }))?.judgement.detail).toMatch(
      /^Per day, \d\.\d% (above|below) Dec$/,
    );
    expect(cardOf('APWC')?.judgement.detail).toMatch(/(above|below) the mean of Oct, Nov and Dec$/);
  });

  it('says that a run counts days where the printed change goes the other way', () => {
    // A day costs a little less each month, and March has three days more than February.
    const days: Readonly<Record<string, bigint>> = { '2025-02': 28n, '2025-04': 30n };
    let at = 0n;
    const falling = (month: MonthInputs): MonthInputs => {
      at += 1n;
      const share = (days[month.month] ?? 31n) * (100n - at);
      return { ...month, costs: month.costs?.map((cell) => ({ ...cell, nanos: 1_000_000n * share })) ?? null };
    };
    const march = scorecardOf({ firstMonth: '2024-12', month: '2025-03', editMonth: falling });
    const card = cardOf('ASWC', march);
    expect(card?.change.text).toMatch(/^\+\$/);
    expect(card?.judgement.text).toBe('Falling 3 months, per day');
  });

  it('names no side that moved what prints as no change', () => {
    const still = (month: MonthInputs): MonthInputs => ({
      ...month,
      costs: month.costs?.map((cell) => ({ ...cell, nanos: 10n ** 12n })) ?? null,
    });
    const almost = (month: MonthInputs): MonthInputs => {
      const costs = still(month).costs?.map((cell) =>
        month.month === '2026-01' && cell.environment === 'production'
          ? { ...cell, nanos: (cell.nanos ?? 0n) + 1_000_000n }
          : cell,
      );
      return { ...month, costs: costs ?? null };
    };
    const card = cardOf('NPEC', scorecardOf({ editMonth: almost }));
    expect(card).toMatchObject({ change: { text: '0.0 pp' }, direction: null });
    expect(card?.change.exact).not.toMatch(/^-?0\.0+$/);
    expect(card?.caveats.map(({ id }) => id)).not.toContain('other-side');
  });
});
