import { readFile } from 'node:fs/promises';
import ExcelJS, { type Row } from 'exceljs';
import { IngestError } from '../ingest-error';
import type { NumberFormat } from '../records/record-source';
import { cellText, isNumberCell } from './cell-text';
import type { RawRow, RawTable } from './raw-table';
import { refuseLargeZip } from './zip-directory';

const mostRows = 200_000;
const mostColumns = 300;

type Wanted = {
  readonly name: string;
  readonly path: string;
  readonly sheet?: string | null;
  readonly numberFormat?: NumberFormat;
};

/** Every cell of a file is written as its text is: with commas for points where the text has them. */
const inFormat = (text: string, format: NumberFormat): string =>
  format === 'point-thousands' ? text.replace('.', ',') : text;

const rowOf = (row: Row, format: NumberFormat): RawRow => {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: true }, ({ value }, column) => {
    if (column > mostColumns) return;
    const text = cellText(value).replace(/[\r\n]+/g, ' ');
    cells[column - 1] = isNumberCell(value) ? inFormat(text, format) : text;
  });
  return { line: row.number, cells: Array.from(cells, (cell) => cell ?? '') };
};

const broken = (name: string, error: unknown) =>
  new IngestError(
    'document-broken',
    name,
    `It can’t be read as a workbook (${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}).`,
    'Save it as XLSX again, or save the sheet as CSV (UTF-8). A zip has to be unpacked first.',
  );

const openWorkbook = async (name: string, bytes: Buffer): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  try {
    // Its types want the older Buffer, which has the same bytes.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch (error) {
    throw broken(name, error);
  }
  if (workbook.worksheets.length === 0) throw broken(name, 'there is no sheet');
  return workbook;
};

const tableOf = (name: string, sheet: ExcelJS.Worksheet, sheets: readonly string[], format: NumberFormat): RawTable => {
  if (sheet.rowCount > mostRows) {
    throw new IngestError(
      'document-too-large',
      name,
      `The sheet ${sheet.name} has more than ${mostRows} rows.`,
      'Bring a sheet of months and accounts.',
    );
  }
  const rows: RawRow[] = [];
  sheet.eachRow((row) => rows.push(rowOf(row, format)));
  return { sheet: sheet.name, sheets, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
};

/** The sheets of a workbook as rows of text, or the one that is asked for. Throws IngestError. */
export const readWorkbook = async ({
  name,
  path,
  sheet = null,
  numberFormat = 'plain',
}: Wanted): Promise<RawTable[]> => {
  const bytes = await readFile(path);
  refuseLargeZip(name, bytes);
  const { worksheets } = await openWorkbook(name, bytes);
  const sheets = worksheets.map((one) => one.name);
  const wanted = sheet === null ? worksheets : worksheets.filter((one) => one.name === sheet);
  if (wanted.length === 0) {
    throw new IngestError('unknown-format', name, `It has no sheet ${sheet}.`, `Its sheets are ${sheets.join(', ')}.`);
  }
  return wanted.map((one) => tableOf(name, one, sheets, numberFormat));
};
