import type { DocumentText } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import { readTable, type TableRow } from '../../records/read-table';

/** A bill's CSV taken apart; `line` of a row counts from the file's first line. */
export type BillsTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
};

/** Without them nothing can be read, and nothing checked. */
export const requiredColumns = [
  'InvoiceID',
  'PayerAccountId',
  'LinkedAccountId',
  'RecordType',
  'BillingPeriodStartDate',
  'ProductName',
  'CurrencyCode',
  'CostBeforeTax',
  'TotalCost',
] as const;

const headerPattern = /^"?InvoiceID"?\s*,/m;

/** The header is on the first line, or below a sentence about tags (cost allocation). */
const headerStart = (text: string): number => {
  const head = text.split(/\r?\n/, 5).join('\n');
  return headerPattern.exec(head)?.index ?? -1;
};

/** The cells of the header line; empty for what does not begin as such a file. */
export const billsHeader = (head: string): readonly string[] => {
  const start = headerStart(head);
  return start === -1 ? [] : readTable(head.slice(start).split(/\r?\n/, 1)[0] ?? '').header;
};

/** Whether a text begins as a CSV of the Bills page or a cost allocation report does. */
export const isBillsTable = (head: string): boolean => {
  const names = new Set(billsHeader(head));
  return (
    names.has('PayerAccountId') && names.has('RecordType') && (names.has('TotalCost') || names.has('CostBeforeTax'))
  );
};

const missingColumns = (file: string, missing: readonly string[]) =>
  new IngestError(
    'missing-columns',
    file,
    `This looks like a CSV of the Bills page, but these columns are missing: ${missing.join(', ')}.`,
    'Download it from the Bills page again, and change nothing in it.',
    { line: 1 },
  );

/** Takes such a file apart. Throws IngestError when a column is missing or stands in it twice. */
export const readBillsTable = ({ name, text }: DocumentText): BillsTable => {
  const start = Math.max(0, headerStart(text));
  const before = text.slice(0, start).split('\n').length - 1;
  const { header, rows } = readTable(text.slice(start));
  const missing = requiredColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw missingColumns(name, missing);
  const twice = header.find((cell, index) => header.indexOf(cell) !== index);
  if (twice !== undefined) {
    throw new IngestError(
      'duplicate-column',
      name,
      `The header names the column ${twice} twice.`,
      'Download it again.',
      {
        line: before + 1,
        column: twice,
      },
    );
  }
  return { file: name, header, rows: rows.map((row) => ({ ...row, line: row.line + before })) };
};
