import type { RecordKind, Records } from '../../../db/record-types';
import type { Month } from '../../month/month';
import type { IngestProblem, MappedColumn, Notice, Reject } from '../types';
import { readTable, type Table, type TableRow } from './read-table';
import type { ParsedRecords, RecordOptions, RecordSource, RecordTotal } from './record-source';
import { type RowReader, rowReader } from './row-reader';

/** What a source says about itself: its columns, and how one row becomes a record. */
export type RecordDefinition<Kind extends RecordKind> = Pick<
  RecordSource<Kind>,
  'id' | 'title' | 'rowMeaning' | 'columns'
> & {
  /** Null after a reject. */
  readonly readRow: (row: RowReader) => Records[Kind] | null;
  /** Two rows with the same key in one file are a mistake; `columns` names it for people. */
  readonly key: (record: Records[Kind]) => readonly (string | null)[];
  readonly keyColumns: string;
  readonly monthOf: (record: Records[Kind]) => Month | null;
  readonly totals: (records: readonly Records[Kind][]) => readonly RecordTotal[];
};

const normalised = (name: string): string => name.trim().toLowerCase();

const requiredOf = (definition: Pick<RecordDefinition<RecordKind>, 'columns'>): string[] =>
  definition.columns.filter((column) => column.isRequired).map((column) => column.name);

const ourNames = (header: readonly string[], options: RecordOptions): string[] => {
  const mapping = new Map(
    Object.entries(options.columnNames ?? {}).map(([theirs, ours]) => [normalised(theirs), ours]),
  );
  return header.map((name) => mapping.get(normalised(name)) ?? normalised(name));
};

const problem = (
  options: RecordOptions,
  code: string,
  text: string,
  remedy: string,
  column: string | null = null,
): IngestProblem => ({
  code,
  file: options.file,
  line: 1,
  column,
  value: null,
  text,
  remedy,
});

const headerProblems = (
  names: readonly string[],
  required: readonly string[],
  table: Table,
  options: RecordOptions,
): IngestProblem[] => {
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at);
  const missing = required.filter((name) => !names.includes(name));
  return [
    ...twice.map((name) =>
      problem(
        options,
        'duplicate-column',
        `The column ${name} stands in the header twice.`,
        'Remove one of them.',
        name,
      ),
    ),
    ...missing.map((name) =>
      problem(
        options,
        'missing-column',
        `The column ${name} is missing.`,
        `Add it, or say which column holds it.`,
        name,
      ),
    ),
    ...(table.rows.length === 0 && missing.length === 0
      ? [problem(options, 'no-rows', 'The file has a header and no rows.', 'Bring a file with at least one row.')]
      : []),
  ];
};

const structureReject = (row: TableRow, width: number, options: RecordOptions): Reject | null => {
  const broken = { file: options.file, line: row.line, column: null, value: row.cells.join(' | ').slice(0, 200) };
  if (row.brokenQuote)
    return {
      ...broken,
      reason: 'A quote is not closed, or stands inside an unquoted value.',
      remedy: 'Double quotes inside quoted values, and close each.',
    };
  if (row.cells.length === width) return null;
  return {
    ...broken,
    reason: `The row has ${row.cells.length} cells, the header ${width}.`,
    remedy: 'Quote values that hold the separator.',
  };
};

const mappedColumns = (table: Table, names: readonly string[], known: ReadonlySet<string>): MappedColumn[] =>
  names.flatMap((target, at) =>
    known.has(target)
      ? [
          {
            source: table.header[at] ?? target,
            target,
            readAs: 'text',
            filledRows: table.rows.filter((row) => (row.cells[at] ?? '').trim() !== '').length,
          },
        ]
      : [],
  );

const ignoredNotice = (table: Table, names: readonly string[], known: ReadonlySet<string>): Notice[] => {
  const ignored = table.header.filter((name, at) => name !== '' && !known.has(names[at] ?? ''));
  return ignored.length === 0
    ? []
    : [
        {
          code: 'ignored-columns',
          text: `${ignored.length === 1 ? 'This column is' : 'These columns are'} not read: ${ignored.join(', ')}.`,
        },
      ];
};

const rejectTwins = <Kind extends RecordKind>(
  definition: RecordDefinition<Kind>,
  record: Records[Kind],
  row: RowReader,
  seen: Map<string, number>,
): void => {
  const key = JSON.stringify(definition.key(record));
  const first = seen.get(key);
  if (first === undefined) seen.set(key, row.line);
  else row.reject(null, `Line ${first} has the same ${definition.keyColumns}.`, 'Keep one of the two rows.');
};

const readRows = <Kind extends RecordKind>(
  definition: RecordDefinition<Kind>,
  table: Table,
  names: readonly string[],
  options: RecordOptions,
) => {
  const rejects: Reject[] = [];
  const records: Records[Kind][] = [];
  const seen = new Map<string, number>();
  const requiredColumns = new Set(requiredOf(definition));
  for (const tableRow of table.rows) {
    const broken = structureReject(tableRow, names.length, options);
    if (broken) {
      rejects.push(broken);
      continue;
    }
    const cells = new Map(names.map((name, at) => [name, tableRow.cells[at] ?? '']));
    const row = rowReader({ line: tableRow.line, cells, requiredColumns, options, rejects });
    const record = definition.readRow(row);
    if (record !== null && !row.isRejected()) rejectTwins(definition, record, row, seen);
    if (record !== null && !row.isRejected()) records.push(record);
  }
  return { rejects, records };
};

const parseWith = <Kind extends RecordKind>(
  definition: RecordDefinition<Kind>,
  text: string,
  options: RecordOptions,
): ParsedRecords<Kind> => {
  const table = readTable(text);
  const names = ourNames(table.header, options);
  const known = new Set(definition.columns.map((column) => column.name));
  const problems = headerProblems(names, requiredOf(definition), table, options);
  const { rejects, records } =
    problems.length > 0 ? { rejects: [], records: [] } : readRows(definition, table, names, options);
  const months = new Set(records.map(definition.monthOf).filter((month): month is Month => month !== null));
  return {
    kind: definition.id,
    rowsRead: table.rows.length,
    rowsRejected: new Set(rejects.map((reject) => reject.line)).size,
    rejects: rejects.slice(0, 1000),
    problems,
    notices: ignoredNotice(table, names, known),
    columns: mappedColumns(table, names, known),
    columnCount: table.header.length,
    records,
    months: [...months].sort(),
    totals: definition.totals(records),
  };
};

/** A small-CSV source from its definition: detection by the required columns, parsing with every check of its rows. */
export const defineRecordSource = <Kind extends RecordKind>(
  definition: RecordDefinition<Kind>,
): RecordSource<Kind> => ({
  id: definition.id,
  title: definition.title,
  rowMeaning: definition.rowMeaning,
  columns: definition.columns,
  detect: (header) => {
    const names = new Set(header.map(normalised));
    return requiredOf(definition).every((name) => names.has(name));
  },
  parse: (text, options) => parseWith(definition, text, options),
});

/** A column that a file must have. */
export const required = (name: string, meaning: string) => ({ name, isRequired: true, meaning });

/** A column that a file may have. */
export const optional = (name: string, meaning: string) => ({ name, isRequired: false, meaning });
