import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDigits } from '../../kpis/format';
import type { OutlineTable } from '../outline/outline';
import { cellText } from './cells';
import { fitRows } from './rest-row';

const money = (key: string, amount: number) => ({
  id: key,
  exact: String(amount),
  unit: 'money' as const,
  text: `${amount < 0 ? '−' : amount > 0 ? '+' : ''}${groupDigits(String(Math.abs(amount)))}`,
  reason: null,
  source: { kind: 'cost' as const, of: key, month: '2026-01' },
});

const tableOf = (amounts: readonly number[]): OutlineTable => ({
  id: 'changes',
  caption: 'Changes',
  columns: [
    { id: 'name', head: 'Name', kind: 'text' },
    { id: 'change', head: 'Change', kind: 'number' },
  ],
  rows: [
    ...amounts.map((amount, index) => ({
      key: String(index),
      kind: 'row' as const,
      cells: [`row ${index}`, money(String(index), amount)],
    })),
    { key: 'total', kind: 'total' as const, cells: ['Total', null] },
  ],
});

const printed = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

describe('rows that fit', () => {
  it('are all of them when there is room', () => {
    const table = tableOf([1, 2, 3]);
    expect(fitRows(table, 4)).toBe(table.rows);
  });

  it('keep the total, and say how many rows stand in one', () => {
    const rows = fitRows(tableOf([10, 20, 30, -5]), 4);
    expect(rows.map(({ cells }) => cellText(cells[0]))).toEqual([
      'row 0',
      'row 1',
      '2 more, see the spreadsheet',
      'Total',
    ]);
    expect(cellText(rows[2]?.cells[1])).toBe('+25');
  });

  it('add up to what all the rows would have printed', () => {
    const amounts = fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 3, max: 12 }), (given, most) => {
        const rows = fitRows(tableOf(given), most).filter(({ kind }) => kind === 'row');
        const sum = rows.reduce((total, { cells }) => total + printed(cellText(cells[1])), 0);
        expect(sum).toBe(given.reduce((total, amount) => total + amount, 0));
        expect(rows.length + 1).toBeLessThanOrEqual(Math.max(most, 3));
      }),
    );
  });

  it('leave a column without a sum where one of its numbers is missing', () => {
    const table = tableOf([1, 2, 3, 4]);
    const broken = { ...money('x', 1), exact: null, text: '–' };
    const rows = table.rows.map((row, index) => (index === 3 ? { ...row, cells: ['row 3', broken] } : row));
    expect(cellText(fitRows({ ...table, rows }, 4)[2]?.cells[1])).toBe('–');
  });
});
