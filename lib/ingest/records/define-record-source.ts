import type { RecordKind, Records } from '../../../db/record-types';
import type { Month } from '../../month/month';
import type { Notice, Reject } from '../types';
import {
  type ColumnAliases,
  headerProblems,
  ignoredNotice,
  mappedColumns,
  ourNames,
  requiredNames,
  structureReject,
} from './check-table';
import { readTable, type Table } from './read-table';
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
  /** Other names that files give to columns, each with ours. */
  readonly aliases?: ColumnAliases;
  /** Columns that the header must have, while `readRow` itself says when their cells may be empty. */
  readonly mayBeEmpty?: readonly string[];
  /** What people should know of rows that are read. */
  readonly notices?: (records: readonly Records[Kind][]) => readonly Notice[];
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
  const { mayBeEmpty = [] } = definition;
  const requiredColumns = new Set(requiredNames(definition.columns).filter((name) => !mayBeEmpty.includes(name)));
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
  const names = ourNames(table.header, options, definition.aliases);
  const known = new Set(definition.columns.map((column) => column.name));
  const problems = headerProblems(names, requiredNames(definition.columns), table, options);
  const { rejects, records } =
    problems.length > 0 ? { rejects: [], records: [] } : readRows(definition, table, names, options);
  const months = new Set(records.map(definition.monthOf).filter((month): month is Month => month !== null));
  return {
    kind: definition.id,
    rowsRead: table.rows.length,
    rowsRejected: new Set(rejects.map((reject) => reject.line)).size,
    rejects: rejects.slice(0, 1000),
    problems,
    notices: [...ignoredNotice(table, names, known), ...(definition.notices?.(records) ?? [])],
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
    const names = new Set(ourNames(header, {}, definition.aliases));
    return requiredNames(definition.columns).every((name) => names.has(name));
  },
  parse: (text, options) => parseWith(definition, text, options),
});

/** A column that a file must have. */
export const required = (name: string, meaning: string) => ({ name, isRequired: true, meaning });

/** A column that a file may have. */
export const optional = (name: string, meaning: string) => ({ name, isRequired: false, meaning });
