import { absolute, add, compare, fromDecimal, type Rational, subtract, sum } from '../../../money/rational';
import type { TableRow } from '../../records/read-table';
import type { Reject } from '../../types';
import type { BillsTable } from './bills-table';

/** One row of the file: its cells by column, and what it costs; null where that can't be read. */
export type BillRecord = {
  readonly line: number;
  readonly cell: (column: string) => string;
  readonly total: Rational | null;
  readonly credits: Rational;
  readonly tax: Rational;
  /** Why it can't be taken as a cost. */
  readonly reject: Reject | null;
};

const amountPattern = /^[+-]?(\d{1,20}(\.\d{0,18})?|\.\d{1,18})([eE][+-]?\d{1,2})?$/;
const amountOf = (text: string): Rational | null => {
  if (text === '') return fromDecimal('0');
  return amountPattern.test(text) ? fromDecimal(text) : null;
};

const decimals = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

/** Each of the amounts is rounded by itself: two units of the finest place, cents at the coarsest. */
const toleranceOf = (texts: readonly string[]): Rational => fromDecimal(`2e-${Math.max(2, ...texts.map(decimals))}`);

const amountColumns = ['CostBeforeTax', 'Credits', 'TaxAmount', 'TotalCost'] as const;

/** `2022/03/01 00:00:00` as `2022-03-01`; null for what is no day. */
export const dayOf = (text: string): string | null => {
  const found = /^(\d{4})[/-](\d{2})[/-](\d{2})(?:[ T]\d{2}:\d{2}:\d{2})?$/.exec(text);
  if (found === null) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(day) ? null : day;
};

type Refusal = { readonly column: string | null; readonly reason: string; readonly remedy: string };

const again = 'Download it from the Bills page again, and change nothing in it.';

const filled = ['PayerAccountId', 'CurrencyCode', 'BillingPeriodStartDate', 'TotalCost'] as const;

/** The first thing that is wrong with a row's cells. */
const refusalOf = (cell: (column: string) => string): Refusal | null => {
  const empty = filled.find((column) => cell(column) === '');
  if (empty !== undefined) return { column: empty, reason: 'is empty', remedy: again };
  if (cell('ProductCode') === '' && cell('ProductName') === '')
    return { column: 'ProductName', reason: 'is empty', remedy: again };
  const unread = amountColumns.find((column) => amountOf(cell(column)) === null);
  if (unread !== undefined)
    return { column: unread, reason: 'is not a plain decimal number', remedy: 'Write amounts such as 1234.56.' };
  const dates = ['BillingPeriodStartDate', 'UsageStartDate', 'UsageEndDate'];
  const noDay = dates.find((column) => cell(column) !== '' && dayOf(cell(column)) === null);
  return noDay === undefined
    ? null
    : { column: noDay, reason: 'is not a date that exists, written YYYY/MM/DD hh:mm:ss', remedy: again };
};

const partsRefusal = (parts: Rational, total: Rational, texts: readonly string[]): Refusal | null =>
  compare(absolute(subtract(parts, total)), toleranceOf(texts)) <= 0
    ? null
    : { column: 'TotalCost', reason: 'is not CostBeforeTax + Credits + TaxAmount', remedy: again };

const shapeRefusal = (row: TableRow, width: number): Refusal | null => {
  if (row.brokenQuote) return { column: null, reason: 'has a quote that is not closed', remedy: again };
  if (row.cells.length === width) return null;
  return { column: null, reason: `has ${row.cells.length} cells, the header ${width}`, remedy: again };
};

const refusedRow = (file: string, line: number, { column, reason, remedy }: Refusal, value: string | null): Reject => ({
  ...{ file, line, column, value, reason, remedy },
});

/** Reads the rows of a file, each with what can be known of it. */
export const billRecords = ({ file, header, rows }: BillsTable): BillRecord[] => {
  const places = new Map(header.map((name, at) => [name, at]));
  return rows.map((row) => {
    const cell = (column: string) => (row.cells[places.get(column) ?? -1] ?? '').trim();
    const texts = amountColumns.map(cell);
    const [cost = null, credits = null, tax = null, total = null] = texts.map(amountOf);
    const known = cost !== null && credits !== null && tax !== null && total !== null;
    const refusal =
      shapeRefusal(row, header.length) ??
      refusalOf(cell) ??
      (known ? partsRefusal(sum([cost, credits, tax]), total, texts) : null);
    const value = refusal?.column == null ? null : cell(refusal.column);
    return {
      ...{ line: row.line, cell, credits: credits ?? fromDecimal('0'), tax: tax ?? fromDecimal('0') },
      total: texts[3] === '' ? null : total,
      reject: refusal === null ? null : refusedRow(file, row.line, refusal, value),
    };
  });
};

/** What a row costs without its credits and tax, so that the three make its total exactly. */
export const costOf = ({ total, credits, tax }: BillRecord): Rational =>
  total === null ? fromDecimal('0') : subtract(total, add(credits, tax));

/** The account that a row is of: the payer's own rows may name no linked one. */
export const accountOf = ({ cell }: BillRecord): string => cell('LinkedAccountId') || cell('PayerAccountId');
