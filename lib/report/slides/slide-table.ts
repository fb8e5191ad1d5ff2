import type { OutlineRow, OutlineTable } from '../outline/outline';
import { cellText, quiet, words } from './cells';
import { fitTable } from './fit-table';
import type { Box, Paragraph, SlideRow, TablePart } from './slide';

/** A column of an outline's table on a slide: how wide, under which head, and how its cells look when not plain. */
export type PickedColumn = {
  readonly id: string;
  readonly width: number;
  readonly head?: string;
  readonly cell?: (row: OutlineRow, text: string) => Paragraph;
};

type Picked = {
  readonly table: OutlineTable;
  readonly columns: readonly PickedColumn[];
  readonly at: Box;
  readonly size: number;
  readonly rowHeight: number;
  readonly rows?: readonly OutlineRow[];
  readonly hasHead?: boolean;
};

const cellsOf = (table: OutlineTable, columns: readonly PickedColumn[], row: OutlineRow): Paragraph[] =>
  columns.map(({ id, cell }) => {
    const text = cellText(row.cells[table.columns.findIndex((column) => column.id === id)]);
    if (cell !== undefined && row.kind === 'row') return cell(row, text);
    return row.kind === 'memo' ? quiet(text) : words(text);
  });

/** Columns of an outline's table, in the asked order, as a native table that keeps within its box. */
export const pickedTable = ({
  table,
  columns,
  at,
  size,
  rowHeight,
  rows = table.rows,
  hasHead = true,
}: Picked): TablePart =>
  fitTable({
    kind: 'table',
    name: table.caption,
    at,
    columns: columns.map(({ id, width, head }) => {
      const column = table.columns.find((each) => each.id === id);
      return { head: head ?? column?.head ?? '', align: column?.kind === 'number' ? 'right' : 'left', width };
    }),
    rows: rows.map((row): SlideRow => ({ kind: row.kind, cells: cellsOf(table, columns, row) })),
    size,
    rowHeight,
    hasHead,
  });
