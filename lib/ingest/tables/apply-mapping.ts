import { fromDecimal, multiply, toExactDecimal } from '../../money/rational';
import { readDecimal } from '../records/number-cell';
import type { NumberFormat, RecordSource } from '../records/record-source';
import { dayText, monthText } from './cell-dates';
import type { RawRow, RawTable } from './raw-table';
import type { TableMapping } from './table-mapping';

const monthColumns = new Set(['month', 'from']);
const dayColumns = new Set(['date', 'paid_from', 'paid_until']);
const percentPattern = /^(\d{1,3}(?:\.\d+)?)\s*%$/;
const shareOf = 'gross_saving';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;

/** The rows below the header's, and the header. */
export const splitTable = (
  { rows }: RawTable,
  headerLine: number,
): { header: readonly string[]; body: readonly RawRow[] } => ({
  header: rows.find(({ line }) => line === headerLine)?.cells ?? [],
  body: rows.filter(({ line }) => line > headerLine),
});

/** A share of another amount, exact, in the number format of the file; empty where that amount can't be read. */
const shareText = (percent: string, amount: string, format: NumberFormat): string => {
  const read = readDecimal(amount, format);
  if (read === null) return '';
  const share = toExactDecimal(multiply(fromDecimal(read), fromDecimal(`${percent}e-2`))) ?? '';
  return format === 'point-thousands' ? share.replace('.', ',') : share;
};

type Column = { readonly name: string; readonly cellOf: (row: RawRow) => string };

const normalisedCell = (name: string, cell: string): string => {
  if (monthColumns.has(name)) return monthText(cell);
  return dayColumns.has(name) ? dayText(cell) : cell;
};

const mappedColumns = (header: readonly string[], { columns }: TableMapping): Column[] => {
  const ours = new Map(Object.entries(columns).map(([theirs, own]) => [theirs.trim().toLowerCase(), own]));
  return header.flatMap((theirs, at) => {
    const name = ours.get(theirs.trim().toLowerCase());
    return name === undefined ? [] : [{ name, cellOf: ({ cells }: RawRow) => normalisedCell(name, cells[at] ?? '') }];
  });
};

const constantColumns = (mapped: readonly Column[], { constants, numberFormat }: TableMapping): Column[] =>
  Object.entries(constants).map(([name, value]) => {
    const percent = percentPattern.exec(value.trim())?.[1];
    const whole = mapped.find((column) => column.name === shareOf);
    if (percent === undefined || whole === undefined) return { name, cellOf: () => value };
    return { name, cellOf: (row) => shareText(percent, whole.cellOf(row), numberFormat) };
  });

/** Somebody else's table as one of Perunit's own CSVs, each row on the line that it stood on. */
export const mappedText = (table: RawTable, mapping: TableMapping): string => {
  const { header, body } = splitTable(table, mapping.headerLine);
  const mapped = mappedColumns(header, mapping);
  const columns = [...mapped, ...constantColumns(mapped, mapping)];
  const lines = [columns.map(({ name }) => quoted(name)).join(',')];
  for (const row of body) {
    while (lines.length < row.line - 1) lines.push('');
    lines.push(columns.map(({ cellOf }) => quoted(cellOf(row))).join(','));
  }
  return `${lines.join('\n')}\n`;
};

/** What stands where in the mapping is no column of the kind, or in the file, or is said twice; in words. */
export const mappingProblems = (source: RecordSource, header: readonly string[], mapping: TableMapping): string[] => {
  const known = new Set(source.columns.map(({ name }) => name));
  const has = new Set(header.map((name) => name.trim().toLowerCase()));
  const targets = [...Object.values(mapping.columns), ...Object.keys(mapping.constants)];
  const missing = source.columns.filter(({ name, isRequired }) => isRequired && !targets.includes(name));
  return [
    ...Object.keys(mapping.columns)
      .filter((theirs) => !has.has(theirs.trim().toLowerCase()))
      .map((theirs) => `The file has no column ${theirs}.`),
    ...targets.filter((name) => !known.has(name)).map((name) => `${source.title} has no column ${name}.`),
    ...targets.filter((name, at) => targets.indexOf(name) !== at).map((name) => `${name} is given twice.`),
    ...missing.map(({ name }) => `No column and no value is chosen for ${name}.`),
  ];
};
