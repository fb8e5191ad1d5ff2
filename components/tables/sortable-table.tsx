'use client';

import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { compareCells } from './compare-cells';
import { SortHead } from './sort-head';
import { parseSort, type TableColumn, type TableRow } from './table-model';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

type SortableTableProps = {
  /** Names the table in the address: `?accounts=change-desc`. */
  readonly id: string;
  readonly caption: ReactNode;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Rows of totals; they never sort. */
  readonly foot?: ReactNode;
};

const cellClass = ({ kind, shownFrom, className }: TableColumn): string | undefined =>
  [kind === 'number' ? 'num' : null, shownFrom, className].filter(Boolean).join(' ') || undefined;

const definitionsOf = (columns: readonly TableColumn[]): ColumnDef<typeof features, TableRow>[] =>
  columns.map((column) => ({
    id: column.id,
    accessorFn: (row: TableRow) => row.cells[column.id]?.sort ?? undefined,
    sortUndefined: 'last',
    sortFn: (a, b) => compareCells(column.kind, a.original.cells[column.id], b.original.cells[column.id]),
  }));

/** A table whose heads sort it; the order is in the address, so it is there without JavaScript and in a link. */
export function SortableTable({ id, caption, columns, rows, foot }: SortableTableProps) {
  const search = useSearchParams();
  const order = parseSort(search.get(id), columns);
  const sorting: SortingState = useMemo(
    () => (order === null ? [] : [{ id: order.column, desc: order.direction === 'desc' }]),
    [order?.column, order?.direction, order],
  );
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  const table = useTable({ features, columns: definitions, data: rows, getRowId: (row) => row.id, state: { sorting } });
  return (
    <div className="tw">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead key={column.id} table={id} column={column} order={order} className={cellClass(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id: rowId, original }) => (
            <tr key={rowId} className={original.className}>
              {columns.map((column, index) => {
                const content = original.cells[column.id]?.content;
                return index === 0 ? (
                  <th key={column.id} scope="row" className={column.className}>
                    {content}
                  </th>
                ) : (
                  <td key={column.id} className={cellClass(column)}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
