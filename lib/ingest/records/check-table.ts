import type { IngestProblem, MappedColumn, Notice, Reject } from '../types';
import type { Table, TableRow } from './read-table';
import type { RecordColumn, RecordOptions } from './record-source';

/** A column's name as it is compared: without case and outer blanks. */
export const normalised = (name: string): string => name.trim().toLowerCase();

/** The names of the columns that a file must have. */
export const requiredNames = (columns: readonly RecordColumn[]): string[] =>
  columns.filter((column) => column.isRequired).map((column) => column.name);

/** Other names of columns, each with ours. */
export type ColumnAliases = Readonly<Record<string, string>>;

/** The file's header in our names; an alias counts where the column does not stand there under its own name. */
export const ourNames = (
  header: readonly string[],
  options: Pick<RecordOptions, 'columnNames'>,
  aliases: ColumnAliases = {},
): string[] => {
  const mapping = new Map(
    Object.entries(options.columnNames ?? {}).map(([theirs, ours]) => [normalised(theirs), ours]),
  );
  const names = header.map((name) => mapping.get(normalised(name)) ?? normalised(name));
  return names.map((name) => {
    const own = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    return own === undefined || names.includes(own) ? name : own;
  });
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

/** What refuses the file whole: columns missing or twice, no rows. */
export const headerProblems = (
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

/** The reject of a row that does not have the header's shape; null when it has. */
export const structureReject = (row: TableRow, width: number, options: RecordOptions): Reject | null => {
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

/** Which columns are read as what. */
export const mappedColumns = (table: Table, names: readonly string[], known: ReadonlySet<string>): MappedColumn[] =>
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

/** Says which columns are not read. */
export const ignoredNotice = (table: Table, names: readonly string[], known: ReadonlySet<string>): Notice[] => {
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
