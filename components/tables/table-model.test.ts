import { describe, expect, it } from 'vitest';
import { compareCells } from './compare-cells';
import { nextSort, parseSort, type TableColumn } from './table-model';

const name: TableColumn = { id: 'name', head: 'Name', kind: 'text' };
const cost: TableColumn = { id: 'cost', head: 'Cost', kind: 'number' };
const line: TableColumn = { id: 'line', head: 'Line', kind: 'text', isSortable: false };

describe('the order of a table', () => {
  it('is read from the address, and ignored when it names no sortable column', () => {
    expect(parseSort('cost-desc', [name, cost, line])).toEqual({ column: 'cost', direction: 'desc' });
    for (const text of [null, '', 'cost', 'cost-up', 'other-asc', 'line-asc', '-asc']) {
      expect(parseSort(text, [name, cost, line])).toBeNull();
    }
  });

  it('starts with the largest number or with A, turns round, and ends as it was', () => {
    const first = nextSort(null, cost);
    const second = nextSort(first, cost);
    expect([first?.direction, second?.direction, nextSort(second, cost)]).toEqual(['desc', 'asc', null]);
    expect(nextSort(first, name)).toEqual({ column: 'name', direction: 'asc' });
  });

  it('compares decimals exactly, texts as people do, and puts what is missing last', () => {
    const cell = (sort: string | null) => ({ content: '', sort });
    expect(compareCells('number', cell('0.1000000000000000001'), cell('0.1'))).toBe(1);
    expect(compareCells('number', cell('-5'), cell('3'))).toBe(-1);
    expect(compareCells('text', cell('account 9'), cell('account 10'))).toBe(-1);
    expect(compareCells('number', cell(null), cell('1'))).toBe(1);
    expect(compareCells('number', undefined, cell(null))).toBe(0);
  });
});
