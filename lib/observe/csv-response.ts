import 'server-only';

import Papa from 'papaparse';

/** A spreadsheet runs a cell that starts with one of these as a formula, or hides what follows. */
const startsFormula = /^[=+\-@\t\r\n\0＝＋－＠]/;

type Cell = string | number | null;

/** A table as a CSV to download (RFC 4180, UTF-8). Text cells can't become formulas; numbers stay numbers. */
export function csvResponse(fileName: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  return new Response(formulaSafeCsv(head, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The CSV itself: a text cell that a spreadsheet would run gets an apostrophe in front. */
export function formulaSafeCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const safeRows = rows.map((row) => row.map(safeCell));
  return `${Papa.unparse([[...head], ...safeRows], { newline: '\r\n' })}\r\n`;
}

const safeCell = (cell: Cell): Cell => (typeof cell === 'string' && startsFormula.test(cell) ? `'${cell}` : cell);
