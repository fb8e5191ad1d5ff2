import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitTable } from './fit-table';
import type { TablePart } from './slide';

const tableOf = (texts: readonly string[]): TablePart => ({
  kind: 'table',
  name: 'Cost',
  at: { x: 0, y: 0, w: 4, h: 4 },
  columns: [{ head: 'Name', align: 'left', width: 4 }],
  rows: texts.map((text) => ({ kind: 'row', cells: [[{ text }]] })),
  size: 12,
  rowHeight: 0.4,
  hasHead: true,
});

test('a table with room keeps its size', () => {
  const table = tableOf(['a', 'b']);
  expect(fitTable(table)).toEqual(table);
});

test('rows come closer before the type becomes smaller', () => {
  const close = fitTable(tableOf(Array.from({ length: 14 }, () => 'a')));
  expect(close.size).toBe(12);
  expect(close.rowHeight).toBeLessThan(0.4);
  const long = fitTable(tableOf(Array.from({ length: 9 }, () => 'many words '.repeat(14))));
  expect(long.size).toBeLessThan(12);
});

test('short rows keep within the box, or become as small as they can', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
      const { size, rowHeight } = fitTable(tableOf(Array.from({ length: count }, () => 'a')));
      expect(size === 8 || rowHeight * (count + 1) <= 4.000001).toBe(true);
    }),
  );
});
