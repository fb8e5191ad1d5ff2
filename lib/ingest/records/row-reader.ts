import { decimalToNanos } from '../../money/nanos';
import { type Day, isMonth, type Month, monthOfDay } from '../../month/month';
import type { Reject } from '../types';
import { numberRemedy, readDecimal } from './number-cell';
import type { NumberFormat, RecordOptions } from './record-source';

/** Reads the cells of one row by column name. A cell that cannot be read is a reject, and gives null. */
export type RowReader = {
  readonly line: number;
  readonly options: RecordOptions;
  readonly text: (column: string) => string | null;
  readonly month: (column: string) => Month | null;
  readonly day: (column: string) => Day | null;
  /** A plain decimal, exact. */
  readonly decimal: (column: string) => string | null;
  /** A decimal that is not negative. */
  readonly count: (column: string) => string | null;
  readonly wholeCount: (column: string) => string | null;
  readonly nanos: (column: string) => bigint | null;
  readonly oneOf: <Value extends string>(column: string, values: readonly Value[]) => Value | null;
  readonly identifier: (column: string) => string | null;
  readonly reject: (column: string | null, reason: string, remedy: string) => void;
  /** Whether any cell of the row was rejected so far. */
  readonly isRejected: () => boolean;
};

export type RowSource = {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly requiredColumns: ReadonlySet<string>;
  readonly options: RecordOptions;
  readonly rejects: Reject[];
};

const isDay = (text: string): text is Day => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

type Cell = { readonly column: string; readonly value: string };
type Refusal = (column: string | null, reason: string, remedy: string) => void;

const decimalOf = ({ column, value }: Cell, format: NumberFormat, reject: Refusal): string | null => {
  const decimal = readDecimal(value, format);
  if (decimal === null) reject(column, `${JSON.stringify(value)} is not a number.`, numberRemedy(value, format));
  return decimal;
};

const countOf = (cell: Cell, format: NumberFormat, reject: Refusal): string | null => {
  const decimal = decimalOf(cell, format, reject);
  if (decimal === null || !decimal.startsWith('-')) return decimal;
  reject(cell.column, `${cell.column} is negative.`, 'Counts and hours are 0 or more.');
  return null;
};

const wholeCountOf = (cell: Cell, format: NumberFormat, reject: Refusal): string | null => {
  const decimal = countOf(cell, format, reject);
  if (decimal === null || !decimal.includes('.')) return decimal;
  reject(cell.column, `${cell.column} is not a whole number.`, 'Write the number of workspaces.');
  return null;
};

const identifierOf = ({ column, value }: Cell, reject: Refusal): string | null => {
  if (/^\d{8,11}$/.test(value)) {
    reject(column, `${column} has ${value.length} digits.`, 'Write all 12 digits; spreadsheets drop leading zeros.');
    return null;
  }
  if (!/^\d+([.,]\d+)?E\+?\d+$/i.test(value)) return value;
  const remedy = 'Export the column as text: a spreadsheet has cut the digits of the id.';
  reject(column, `${column} is a number in scientific notation, not an id.`, remedy);
  return null;
};

const monthOf = ({ column, value }: Cell, reject: Refusal): Month | null => {
  if (isMonth(value)) return value;
  reject(column, `${JSON.stringify(value)} is not a month.`, 'Write months as YYYY-MM, for example 2026-01.');
  return null;
};

const dayOf = ({ column, value }: Cell, reject: Refusal): Day | null => {
  if (isDay(value)) return value;
  reject(column, `${JSON.stringify(value)} is not a day.`, 'Write days as YYYY-MM-DD, for example 2026-01-31.');
  return null;
};

const oneOfCell = <Value extends string>(
  { column, value }: Cell,
  values: readonly Value[],
  reject: Refusal,
): Value | null => {
  const found = values.find((one) => one === value.toLowerCase());
  if (found === undefined)
    reject(column, `${JSON.stringify(value)} is no ${column}.`, `Write one of: ${values.join(', ')}.`);
  return found ?? null;
};

/** A reader of one row, which collects what it cannot read in `rejects`. */
export const rowReader = ({ line, cells, requiredColumns, options, rejects }: RowSource): RowReader => {
  const before = rejects.length;
  const format = options.numberFormat ?? 'plain';
  const reject: Refusal = (column, reason, remedy) => {
    const value = column === null ? null : (cells.get(column) ?? null);
    rejects.push({ file: options.file, line, column, value, reason, remedy });
  };
  const read = <Value>(column: string, reading: (cell: Cell) => Value | null): Value | null => {
    const value = cells.get(column)?.trim() ?? '';
    if (value !== '') return reading({ column, value });
    if (requiredColumns.has(column)) reject(column, `${column} is empty.`, `Every row needs a ${column}.`);
    return null;
  };
  return {
    line,
    options,
    text: (column) => read(column, ({ value }) => value),
    month: (column) => read(column, (cell) => monthOf(cell, reject)),
    day: (column) => read(column, (cell) => dayOf(cell, reject)),
    decimal: (column) => read(column, (cell) => decimalOf(cell, format, reject)),
    count: (column) => read(column, (cell) => countOf(cell, format, reject)),
    wholeCount: (column) => read(column, (cell) => wholeCountOf(cell, format, reject)),
    nanos: (column) =>
      read(column, (cell) => {
        const decimal = decimalOf(cell, format, reject);
        return decimal === null ? null : decimalToNanos(decimal);
      }),
    oneOf: (column, values) => read(column, (cell) => oneOfCell(cell, values, reject)),
    identifier: (column) => read(column, (cell) => identifierOf(cell, reject)),
    reject,
    isRejected: () => rejects.length > before,
  };
};

/** Rejects a month that has not begun yet. */
export const rejectFuture = (row: RowReader, column: string, month: Month | null): void => {
  if (month === null || month <= monthOfDay(row.options.today)) return;
  row.reject(column, `${month} is in the future.`, 'Bring counts and amounts of months that have begun.');
};
