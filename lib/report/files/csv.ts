import Papa from 'papaparse';

/** A spreadsheet runs a cell that starts with one of these as a formula, or hides what follows. */
const startsFormula = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** `exact` is a decimal number as text, which stays as it is. */
export type CsvCell = string | number | { readonly exact: string } | null;

const safeCell = (cell: CsvCell): string | number | null => {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'object') return cell.exact;
  return startsFormula.test(cell) ? `'${cell}` : cell;
};

/** A table as CSV (RFC 4180): a text cell that a spreadsheet would run gets an apostrophe in front, numbers do not. */
export const formulaSafeCsv = (head: readonly string[], rows: readonly (readonly CsvCell[])[]): string => {
  const safeRows = [head, ...rows].map((row) => row.map(safeCell));
  return `${Papa.unparse(safeRows, { newline: '\r\n' })}\r\n`;
};
