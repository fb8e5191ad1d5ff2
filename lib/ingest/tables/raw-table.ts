import Papa from 'papaparse';

/** A row as it stands in a file; `line` counts from 1, rows of a sheet too. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** A table of somebody else's: rows as text, nothing known of them yet. */
export type RawTable = {
  /** The sheet that was read; null for text. */
  readonly sheet: string | null;
  /** All sheets of the workbook. */
  readonly sheets: readonly string[];
  readonly rows: readonly RawRow[];
};

const delimiters = [',', ';', '\t'] as const;
const sampledLines = 20;

/** The separator that most of the first lines have; titles above a header may have none. */
const delimiterOf = (text: string): string => {
  const lines = text.split(/\r?\n/, sampledLines).map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const counts = delimiters.map((one) => lines.reduce((count, line) => count + line.split(one).length - 1, 0));
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

/** Takes a separated text apart, whatever stands above its header. */
export const rawTableOfText = (text: string): RawTable => {
  const body = text.replace(/^\uFEFF/, '');
  const rows: RawRow[] = [];
  let line = 1;
  let at = 0;
  Papa.parse<string[]>(body, {
    delimiter: delimiterOf(body),
    step: ({ data, meta }) => {
      if (isFilled(data)) rows.push({ line, cells: data.map((cell) => cell.trim()) });
      line += body.slice(at, meta.cursor).match(/\r\n|\n|\r/g)?.length ?? 0;
      at = meta.cursor;
    },
  });
  return { sheet: null, sheets: [], rows };
};

const guessedRows = 12;

/** The line on which the header probably stands: of the first rows the fullest, the first of those as full. */
export const likelyHeaderLine = ({ rows }: RawTable): number => {
  const width = ({ cells }: RawRow) => cells.filter((cell) => cell !== '').length;
  const first = rows.slice(0, guessedRows);
  const widest = Math.max(0, ...first.map(width));
  return first.find((row) => width(row) === widest)?.line ?? 1;
};

/** A header as it is recognised again: its names without case and outer blanks, in any order. */
export const headerSignature = (header: readonly string[]): string =>
  JSON.stringify(
    header
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '')
      .sort(),
  );
