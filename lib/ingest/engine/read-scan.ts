import type { DuckDBConnection } from '@duckdb/node-api';
import { dimensions } from '../sources/mapping';
import { identifier } from './compile-sql';
import { readBroken, readCounts, readFilledDimensions } from './read-counts';
import { count, good, rowsOf, text, textOrNull } from './read-values';
import { partlyKnownCosts } from './row-groups-sql';
import type { Scanned, ScannedTotal, ScanRequest } from './scan-request';
import { type CostName, costs, isKnownCost, keyColumns, type ScanShape } from './scan-sql';

const payer = identifier('dimension payerId');
const account = identifier('dimension accountId');

const sumText = (shape: ScanShape, cost: CostName) =>
  isKnownCost(shape, cost) ? `CAST(sum(${cost}) AS VARCHAR)` : 'CAST(NULL AS VARCHAR)';

const readTotals = async (connection: DuckDBConnection, shape: ScanShape): Promise<ScannedTotal[]> => {
  const groups = [payer, '"month"', account, identifier('dimension service')].join(', ');
  const rows = await rowsOf(
    connection,
    `SELECT ${groups}, sum("rows"), ${costs.map((cost) => sumText(shape, cost)).join(', ')}
     FROM grouped WHERE ${good} GROUP BY ${groups} ORDER BY ALL`,
  );
  return rows.map((row) => ({
    payerId: text(row[0]),
    month: text(row[1]),
    accountId: text(row[2]),
    service: text(row[3]),
    rows: count(row[4]),
    billed: text(row[5]),
    effective: textOrNull(row[6]),
    contracted: textOrNull(row[7]),
    list: textOrNull(row[8]),
  }));
};

const readFinality = async (connection: DuckDBConnection) =>
  (
    await rowsOf(
      connection,
      `SELECT ${payer}, "month", sum("invoiced rows"), sum("rows"), min("day"), max("day")
       FROM grouped WHERE ${good} GROUP BY ALL ORDER BY ALL`,
    )
  ).map((row) => ({
    payerId: text(row[0]),
    month: text(row[1]),
    invoiced: count(row[2]),
    rows: count(row[3]),
    firstDay: text(row[4]),
    lastDay: text(row[5]),
  }));

const readAccounts = async (connection: DuckDBConnection) =>
  (
    await rowsOf(
      connection,
      `SELECT ${payer}, ${account}, max("account name") FROM grouped WHERE ${good} GROUP BY ALL ORDER BY ALL`,
    )
  ).map((row) => ({ payerId: text(row[0]), accountId: text(row[1]), name: textOrNull(row[2]) }));

/** Numbers the kinds of line, and leaves them in the table `line_keys` for the facts to point at. */
const readKeys = async (connection: DuckDBConnection, tagKeys: readonly string[]) => {
  const columns = keyColumns(tagKeys).map(identifier).join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE line_keys AS
     SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS "key", * FROM (SELECT DISTINCT ${columns} FROM grouped WHERE ${good} ORDER BY ALL)`,
  );
  const rows = await rowsOf(connection, `SELECT ${columns} FROM line_keys ORDER BY "key"`);
  return rows.map((row) => ({
    values: row.slice(0, dimensions.length).map(textOrNull),
    tags: row.slice(dimensions.length).map(textOrNull),
  }));
};

/** Whether the fast pass met amounts that it may have rounded. */
export const needsExactPass = async (connection: DuckDBConnection): Promise<boolean> => {
  const [[inexact] = []] = await rowsOf(connection, 'SELECT bool_or("inexact") FROM grouped');
  return inexact === true;
};

/** Reads everything but the facts from the grouped table. */
export const readScan = async (
  connection: DuckDBConnection,
  request: ScanRequest,
  shape: ScanShape,
  precision: 'fast' | 'exact',
): Promise<Scanned> => {
  const counts = await readCounts(connection, shape);
  const currencies = await rowsOf(connection, `SELECT DISTINCT "currency" FROM grouped WHERE ${good} ORDER BY 1`);
  const kinds = await rowsOf(connection, `SELECT "kind", sum("rows") FROM grouped WHERE ${good} GROUP BY 1 ORDER BY 1`);
  return {
    ...counts,
    ...(await readBroken(connection, request)),
    filled: { ...counts.filled, ...(await readFilledDimensions(connection)) },
    currencies: currencies.map(([currency]) => textOrNull(currency)),
    kinds: kinds.map(([kind, rows]) => ({ kind: textOrNull(kind), rows: count(rows) })),
    totals: await readTotals(connection, shape),
    finality: await readFinality(connection),
    accounts: await readAccounts(connection),
    keys: await readKeys(connection, request.tagKeys),
    precision,
    columns: [...shape.columns],
    partlyKnown: partlyKnownCosts(shape),
    columnCount: shape.columnCount,
  };
};
