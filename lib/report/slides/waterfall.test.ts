import { describe, expect, it } from 'vitest';
import { waterfallSeries } from './waterfall';

const step = (label: string, kind: 'total' | 'part', exact: string | null) => ({
  label,
  kind,
  amount: {
    id: label,
    exact,
    unit: 'money' as const,
    text: exact ?? '–',
    reason: null,
    source: { kind: 'savings' as const, of: label, month: '2026-01' },
  },
});

describe('a waterfall', () => {
  it('carries every part between the level before it and the one after', () => {
    const series = waterfallSeries([
      step('List', 'total', '100.5'),
      step('Saved', 'part', '-30.25'),
      step('Fee', 'part', '10'),
      step('Paid', 'total', '80.25'),
    ]);
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['Carried', [null, '70.250000', '70.250000', null]],
      ['Total', ['100.500000', null, null, '80.250000']],
      ['Less', [null, '30.250000', null, null]],
      ['More', [null, null, '10.000000', null]],
    ]);
  });

  it('draws nothing for what is not known', () => {
    const series = waterfallSeries([step('List', 'total', '5'), step('Saved', 'part', null)]);
    expect(series.every(({ values }) => values[1] === null)).toBe(true);
  });
});
