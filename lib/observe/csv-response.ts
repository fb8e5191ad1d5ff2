import 'server-only';

import { type CsvCell, formulaSafeCsv } from '../report/files/csv';

/** What makes a browser save an answer under a name; nothing in the name can end the header. */
export const attachment = (fileName: string): string => `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`;

/** A table as a CSV to download (RFC 4180, UTF-8). Text cells can't become formulas; numbers stay numbers. */
export const csvResponse = (
  fileName: string,
  head: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): Response =>
  new Response(formulaSafeCsv(head, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'no-store',
    },
  });
