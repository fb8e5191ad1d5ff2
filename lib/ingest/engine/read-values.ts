import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** All rows of an answer. */
export const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<DuckDBValue[][]> =>
  (await connection.runAndReadAll(sql)).getRows();

/** A value that is there. */
export const text = (value: DuckDBValue | undefined): string => String(value);
/** A value that may be null. */
export const textOrNull = (value: DuckDBValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
/** A number of rows. */
export const count = (value: DuckDBValue | undefined): number => Number(value ?? 0);

/** Rows that count. */
export const good = 'NOT "bad" AND NOT "left out"';
