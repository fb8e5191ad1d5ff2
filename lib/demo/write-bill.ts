import 'server-only';

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Month } from '../month/month';
import type { BillColumn, BillFormat, BillLine } from './bill-format';
import type { Charge } from './charge';

/** Writes bill files; close it when done. */
export type BillWriter = {
  /** Writes one month's charges in a format to `path`; returns the number of lines. */
  readonly write: (format: BillFormat, month: Month, charges: readonly Charge[], path: string) => Promise<number>;
  readonly close: () => void;
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (name: string): string => `"${name}"`;
const csvCell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const sqlTypes = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  time: 'TIMESTAMP',
  map: 'MAP(VARCHAR, VARCHAR)',
  'number-map': 'MAP(VARCHAR, DOUBLE)',
} as const;

const columnSql = (column: BillColumn): string => {
  const type = sqlTypes[column.type];
  const source =
    typeof column.value === 'string' ? (column.value === '' ? 'NULL' : quoted(column.value)) : identifier(column.name);
  const cell = column.type.endsWith('map') ? `CAST(${source} AS JSON)` : source;
  return `CAST(${cell} AS ${type}) AS ${identifier(column.name)}`;
};

const copyOptions = {
  parquet: 'FORMAT parquet, COMPRESSION snappy',
  'csv.gz': 'FORMAT csv, HEADER true, COMPRESSION gzip',
} as const;

type VaryingColumn = BillColumn & { readonly value: (line: BillLine) => string };
const isVarying = (column: BillColumn): column is VaryingColumn => typeof column.value !== 'string';

const linesText = (columns: readonly VaryingColumn[], lines: readonly BillLine[]): string =>
  lines.map((line) => `${columns.map((column) => csvCell(column.value(line))).join(',')}\n`).join('');

const copyLines = async (
  connection: DuckDBConnection,
  format: BillFormat,
  source: string,
  path: string,
): Promise<void> => {
  const names = format.columns.filter(isVarying).map((column) => `${quoted(column.name)}: 'VARCHAR'`);
  const read = `read_csv(${quoted(source)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', columns = {${names.join(', ')}})`;
  const select = `SELECT ${format.columns.map(columnSql).join(', ')} FROM ${read}`;
  await connection.run(`COPY (${select}) TO ${quoted(path)} (${copyOptions[format.extension]})`);
};

/** Opens a writer of bill files: DuckDB writes Parquet and gzip, typed as each format's columns say. */
export const openBillWriter = async (): Promise<BillWriter> => {
  const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MB' });
  const connection = await instance.connect();
  const source = join(directory, 'lines.csv');
  return {
    write: async (format, month, charges, path) => {
      const lines = charges.flatMap((charge) =>
        format.linesOf(charge).map((role): BillLine => ({ charge, month, role })),
      );
      writeFileSync(source, linesText(format.columns.filter(isVarying), lines));
      await copyLines(connection, format, source, path);
      return lines.length;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
