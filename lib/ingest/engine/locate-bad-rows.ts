import type { DuckDBConnection } from '@duckdb/node-api';
import type { Condition } from '../sources/mapping';
import { identifier, literal } from './compile-sql';
import { cellChecks, isBadRowSql, type RowCheck, textChecks } from './row-checks';
import type { BadRow } from './scan-request';
import type { ScanShape } from './scan-sql';
import { type FileColumns, sourceSql } from './source-sql';

const valueSql = (check: RowCheck, shape: ScanShape) =>
  shape.columns.has(check.column) ? `CAST(${identifier(check.column)} AS VARCHAR)` : 'NULL';

/** The first check that a row fails, by its place in the list. */
const failedCheckSql = (checks: readonly RowCheck[]) =>
  `CASE ${checks.map(({ isBadSql }, index) => `WHEN ${isBadSql} THEN ${index}`).join(' ')} END`;

const valueOfFailedSql = (checks: readonly RowCheck[], shape: ScanShape) =>
  `CASE "failed" ${checks.map((check, index) => `WHEN ${index} THEN ${valueSql(check, shape)}`).join(' ')} ELSE ${literal('')} END`;

/** Finds where the rejected rows stand, in the file's order: a second, single-threaded pass that only bad bills pay for. */
export const locateBadRows = async (
  connection: DuckDBConnection,
  files: readonly FileColumns[],
  shape: ScanShape,
  { limit, skip }: { readonly limit: number; readonly skip?: Condition | null },
): Promise<BadRow[]> => {
  const { mapping, columns, amounts } = shape;
  const checks = [...cellChecks(mapping, amounts, 'exact'), ...textChecks(mapping, columns, shape.latestMonth)];
  const source = sourceSql(files, {
    names: [...shape.columns],
    amounts: shape.amounts,
    ordered: true,
    skip: skip ?? null,
  });
  const result = await connection.runAndReadAll(
    `SELECT "file index", "record index", "failed", ${valueOfFailedSql(checks, shape)}
     FROM (SELECT *, ${failedCheckSql(checks)} AS "failed" FROM (${source}) WHERE ${isBadRowSql(checks)})
     ORDER BY 1, 2 LIMIT ${limit}`,
  );
  return result.getRows().map(([file, record, failed, value]) => {
    const check = checks[Number(failed)];
    if (check === undefined) throw new Error('A rejected row without a reason.');
    return {
      file: Number(file),
      record: Number(record),
      column: check.column,
      value: value === null || value === undefined ? null : String(value),
      reason: check.reason,
      remedy: check.remedy,
    };
  });
};
