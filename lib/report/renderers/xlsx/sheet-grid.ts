import type { OutlineTable } from '../../outline/outline';

/** Rows of every sheet: title, state, finding, captions, heads, and then the tables' rows. Rows and columns count from 1. */
export const CAPTION_ROW = 4;
export const HEAD_ROW = 5;

/** The column in which each table starts: they stand side by side, a column apart, so that all heads are in one row. */
export const tableStarts = (tables: readonly OutlineTable[]): number[] => {
  let next = 1;
  return tables.map(({ columns }) => {
    const start = next;
    next += columns.length + 1;
    return start;
  });
};

/** Whether the rows of every table are those of the first one: only then does its first column name the rows of them all. */
export const haveSameRows = ([main, ...others]: readonly OutlineTable[]): boolean =>
  others.every(({ rows }) => rows.every(({ key }, at) => main?.rows[at]?.key === key));

/** `A`, `Z`, `AA`. */
export const columnName = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);
