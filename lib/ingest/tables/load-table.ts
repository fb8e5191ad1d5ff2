import { readFile, stat } from 'node:fs/promises';
import { IngestError } from '../ingest-error';
import { decodeRecordBytes } from '../records/record-set';
import type { NumberFormat } from '../records/record-source';
import { likelyHeaderLine, type RawRow, type RawTable, rawTableOfText } from './raw-table';
import { readWorkbook } from './read-workbook';
import { isZip } from './zip-directory';

type Wanted = {
  readonly name: string;
  readonly path: string;
  readonly sheet?: string | null;
  readonly numberFormat?: NumberFormat;
};

const largestText = 20_000_000;

/** The small tables of a file of anybody's: a separated text, or the sheets of a workbook. Throws IngestError. */
export const loadTables = async (wanted: Wanted): Promise<RawTable[]> => {
  const { name, path } = wanted;
  if (await isZip(path)) return readWorkbook(wanted);
  const { size } = await stat(path);
  const text = size > largestText ? null : decodeRecordBytes(await readFile(path));
  if (text !== null) return [rawTableOfText(text)];
  throw new IngestError(
    size > largestText ? 'document-too-large' : 'bad-encoding',
    name,
    size > largestText ? 'It is larger than 20 MB, which no small file is.' : 'The text is not UTF-8.',
    'Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).',
  );
};

/** The text, the sheet that is asked for, or the first one. Throws IngestError. */
export const loadTable = async (wanted: Wanted): Promise<RawTable> => {
  const [table] = await loadTables(wanted);
  return table ?? { sheet: null, sheets: [], rows: [] };
};

/** The beginning of one table. */
export type SheetLook = {
  /** Null for text. */
  readonly sheet: string | null;
  /** The line that its header probably stands on. */
  readonly headerLine: number;
  readonly rows: readonly RawRow[];
};

/** What a person needs to see of a file to say what its columns are. */
export type TableLook = {
  /** The sheet that probably holds the table, by its place in `tables`. */
  readonly likely: number;
  readonly tables: readonly SheetLook[];
};

const shownSheets = 8;
const shownRows = 15;
const shownCells = 60;
const shownText = 120;

const lookAt = (table: RawTable): SheetLook => ({
  ...{ sheet: table.sheet, headerLine: likelyHeaderLine(table) },
  rows: table.rows.slice(0, shownRows).map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, shownCells).map((cell) => cell.slice(0, shownText)),
  })),
});

const fullness = ({ rows }: SheetLook): number =>
  rows.reduce((count, { cells }) => count + cells.filter((cell) => cell !== '').length, 0);

/** The beginnings of a file's tables, cut to what fits on a page; null where none has two rows. */
export const lookAtTables = (tables: readonly RawTable[]): TableLook | null => {
  const looks = tables.slice(0, shownSheets).map(lookAt);
  if (looks.every(({ rows }) => rows.length < 2)) return null;
  const sizes = looks.map(fullness);
  return { likely: sizes.indexOf(Math.max(...sizes)), tables: looks };
};
