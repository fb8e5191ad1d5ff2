import type { ReactNode } from 'react';

/** One column of a sortable table; the first one is the row's head. */
export type TableColumn = {
  readonly id: string;
  readonly head: ReactNode;
  readonly kind: 'text' | 'number';
  /** `lo` leaves the column out on a phone, `md` below full width. */
  readonly shownFrom?: 'lo' | 'md' | 'lo md';
  readonly isSortable?: boolean;
  readonly className?: string;
};

/** A cell: what it shows, and by what it sorts (a decimal for numbers; null sorts last). */
export type TableCell = { readonly content: ReactNode; readonly sort?: string | null };

export type TableRow = {
  readonly id: string;
  readonly className?: string;
  readonly cells: Readonly<Record<string, TableCell>>;
};

export type SortOrder = { readonly column: string; readonly direction: 'asc' | 'desc' };

/** `change-desc` as an order by one of the columns; null when it names none. */
export const parseSort = (text: string | null, columns: readonly TableColumn[]): SortOrder | null => {
  const match = /^(.+)-(asc|desc)$/.exec(text ?? '');
  const column = columns.find(({ id, isSortable = true }) => id === match?.[1] && isSortable);
  if (column === undefined) return null;
  return { column: column.id, direction: match?.[2] === 'asc' ? 'asc' : 'desc' };
};

/** What a click on a head asks for next: numbers largest first, texts from A; then turned round; then as before. */
export const nextSort = (current: SortOrder | null, column: TableColumn): SortOrder | null => {
  const first = column.kind === 'number' ? 'desc' : 'asc';
  if (current?.column !== column.id) return { column: column.id, direction: first };
  if (current.direction !== first) return null;
  return { column: column.id, direction: first === 'asc' ? 'desc' : 'asc' };
};
