import { describe, expect, it } from 'vitest';
import type { Figure } from '@/lib/report/figure';
import type { PastMonth, ProjectedMonth } from '@/lib/report/schema/projection';
import { projectionPoints } from './projection-points';

const figure = (exact: string | null): Figure => ({
  ...{ id: 'f', exact, unit: 'money', text: exact ?? '–' },
  reason: exact === null ? { code: 'none', text: 'None.' } : null,
  source: { kind: 'projection', of: 'total', month: '2026-02' },
});

const past = (month: string, cost: string | null, isPartial = false): PastMonth => {
  const pointOf = (exact: string | null) => ({ month, exact, text: exact ?? '–' });
  return { month, isPartial, cost: pointOf(cost), budget: pointOf('9') };
};

const ahead = (month: string, low: string | null = '4'): ProjectedMonth => ({
  ...{ month, isUnderWay: false, parts: [], total: figure('5'), low: figure(low) },
  ...{ high: figure(low === null ? null : '6'), budget: figure(null) },
});

describe('the points of a projection', () => {
  it('join the forecast and its band to the last cost', () => {
    const points = projectionPoints([past('2025-12', '7'), past('2026-01', '8')], [ahead('2026-02')]);
    expect(points.map(({ cost, forecast, band }) => [cost, forecast, band])).toEqual([
      [7, null, null],
      [8, 8, [8, 8]],
      [null, 5, [4, 6]],
    ]);
    expect(points[2]?.rows).toEqual([
      { name: 'Forecast', text: '5' },
      { name: '80% band', text: '4 to 6' },
    ]);
  });

  it('leave gaps where a month has no bill or a forecast no band', () => {
    const points = projectionPoints([past('2026-01', null)], [ahead('2026-02', null)]);
    expect(points.map(({ cost, forecast, band }) => [cost, forecast, band])).toEqual([
      [null, null, null],
      [null, 5, null],
    ]);
  });

  it('draw the month under way once, as a forecast', () => {
    const points = projectionPoints([past('2026-01', '8'), past('2026-02', '3', true)], [ahead('2026-02')]);
    expect(points.map(({ month, cost, forecast }) => [month, cost, forecast])).toEqual([
      ['2026-01', 8, 8],
      ['2026-02', null, 5],
    ]);
    expect(projectionPoints([past('2026-02', '3', true)], [])).toMatchObject([
      { cost: null, rows: [{ text: '3' }, {}] },
    ]);
  });
});
