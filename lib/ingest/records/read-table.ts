import Papa from 'papaparse';
import { isJsonText, readJsonTable } from './json-table';
import type { Table, TableRow } from './table';

export type { Table, TableRow } from './table';

const delimiters = [',', ';', '\t'] as const;

const headerLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

const delimiterOf = (line: string): Table['delimiter'] => {
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => unquoted.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
};

const lineBreaksIn = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * Takes a comma, semicolon or tab separated text apart (RFC 4180 quotes, BOM tolerated), or a JSON list of objects; blank
 * lines are left out.
 */
export const readTable = (text: string): Table =>
  (isJsonText(text) ? readJsonTable(text) : null) ?? readSeparated(text);

const readSeparated = (text: string): Table => {
  const body = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(headerLine(body));
  const rows: TableRow[] = [];
  let line = 1;
  let at = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    step: ({ data, errors, meta }) => {
      if (!isBlank(data))
        rows.push({ line, cells: data, brokenQuote: errors.some((error) => error.type === 'Quotes') });
      line += lineBreaksIn(body, at, meta.cursor);
      at = meta.cursor;
    },
  });
  const [first, ...rest] = rows;
  return { header: (first?.cells ?? []).map((cell) => cell.trim()), delimiter, rows: rest };
};

/** The header of a small file, for detection. */
export const readHeader = (text: string): readonly string[] =>
  readTable(headerLine(text.replace(/^\uFEFF/, ''))).header;
