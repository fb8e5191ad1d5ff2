import { describe, expect, it } from 'vitest';
import type { SavingsStep } from '@/lib/report/schema/savings';
import { placeBars } from './waterfall-bars';

const figureOf = (id: string, exact: string | null) => ({
  ...{ id, exact, unit: 'money' as const, text: exact ?? '–' },
  reason: exact === null ? { code: 'unknown', text: 'Not known.' } : null,
  source: { kind: 'savings' as const, of: id, month: '2026-01' },
});

const step = (kind: SavingsStep['kind'], id: string, exact: string | null): SavingsStep => ({
  ...{ id, label: id, kind, amount: figureOf(id, exact), share: figureOf(`${id}.share`, exact) },
});

describe('the bars of a waterfall', () => {
  it('hang on each other between totals that stand on the axis', () => {
    const { bars, start } = placeBars([
      step('total', 'list', '100'),
      step('part', 'spot', '-60'),
      step('total', 'effective', '40'),
      step('part', 'fee', '10'),
      step('total', 'after', '50'),
    ]);
    expect(start).toBe(0);
    expect(bars.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['total', 0, 1],
      ['down', 1, 0.4],
      ['total', 0, 0.4],
      ['up', 0.4, 0.5],
      ['total', 0, 0.5],
    ]);
  });

  it('are cut at a round number where the parts would be too small to see', () => {
    const { bars, start } = placeBars([
      step('total', 'list', '77574'),
      step('part', 'commitments', '-8435'),
      step('total', 'effective', '69139'),
    ]);
    expect(start).toBe(60_000);
    expect(bars.map(({ to }) => to)).toEqual([1, bars[2]?.to, (69_139 - 60_000) / (77_574 - 60_000)]);
  });

  it('show nothing and the unknown as a line, and end with the last total that is known', () => {
    const { bars } = placeBars([
      step('total', 'list', '100'),
      step('part', 'negotiated', null),
      step('part', 'spot', '0'),
      step('total', 'effective', '100'),
      step('part', 'fee', null),
      step('total', 'after', null),
    ]);
    expect(bars.map(({ id, kind }) => [id, kind])).toEqual([
      ['list', 'total'],
      ['negotiated', 'none'],
      ['spot', 'none'],
      ['effective', 'total'],
    ]);
  });

  it('are none without list prices, and none without steps', () => {
    expect(placeBars([step('total', 'list', null), step('total', 'effective', '40')]).bars).toEqual([]);
    expect(placeBars([]).bars).toEqual([]);
  });

  it('stay on the axis when a total is negative or nothing', () => {
    for (const exact of ['0', '-5']) {
      for (const { from, to } of placeBars([step('total', 'list', exact), step('part', 'spot', '-1')]).bars) {
        expect([from, to].every((level) => level >= 0 && level <= 1)).toBe(true);
      }
    }
  });
});
