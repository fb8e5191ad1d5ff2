import type { DuckDBConnection } from '@duckdb/node-api';
import { dimensions } from '../sources/mapping';
import { identifier } from './compile-sql';
import { count, good, rowsOf, text, textOrNull } from './read-values';
import { countedAmounts } from './row-groups-sql';
import type { BrokenRow, ScanRequest } from './scan-request';
import { costs, isKnownCost, type ScanShape } from './scan-sql';

const hasRejectTables = (request: ScanRequest) => request.files.some(({ form }) => form !== 'parquet');

/** The rows that the CSV reader could not split. */
export const readBroken = async (connection: DuckDBConnection, request: ScanRequest) => {
  if (!hasRejectTables(request)) return { broken: [], brokenRows: 0 };
  const [[total] = []] = await rowsOf(
    connection,
    'SELECT count(*) FROM (SELECT DISTINCT scan_id, file_id, line_byte_position FROM reject_errors)',
  );
  const rows = await rowsOf(
    connection,
    `SELECT DISTINCT ON (file_path, line_byte_position) file_path, line_byte_position, CAST(error_type AS VARCHAR), error_message
     FROM reject_errors JOIN reject_scans USING (scan_id, file_id) ORDER BY file_path, line_byte_position LIMIT 1000`,
  );
  const broken = rows.map(
    (row): BrokenRow => ({
      file: request.files.findIndex(({ path }) => path === text(row[0])),
      // DuckDB counts bytes from 1.
      recordStart: count(row[1]) - 1,
      kind: text(row[2]),
      text: text(row[3]),
    }),
  );
  return { broken, brokenRows: count(total) };
};

const magnitudeSql = (shape: ScanShape) =>
  `greatest(${costs
    .filter((cost) => isKnownCost(shape, cost))
    .map((cost) => `sum(abs(${cost})) FILTER (${good})`)
    .join(', ')})`;

/** How many rows there are of each kind, and how many fill each amount column. */
export const readCounts = async (connection: DuckDBConnection, shape: ScanShape) => {
  const counted = countedAmounts(shape);
  const filled = counted.map((name) => `sum(${identifier(`filled ${name}`)})`);
  const [row = []] = await rowsOf(
    connection,
    `SELECT sum("rows"), sum("rows") FILTER ("left out" AND NOT "bad"), sum("rows") FILTER ("bad"),
       CAST(sum(billed) FILTER ("bad") AS VARCHAR), count(*) FILTER (${good}), sum("unread quantities") FILTER (${good}), CAST(${magnitudeSql(shape)} AS VARCHAR)
       ${filled.map((one) => `, ${one}`).join('')} FROM grouped`,
  );
  return {
    rows: count(row[0]),
    leftOutRows: count(row[1]),
    badRows: count(row[2]),
    badBilled: textOrNull(row[3]),
    facts: count(row[4]),
    unreadQuantities: count(row[5]),
    magnitude: textOrNull(row[6]),
    filled: Object.fromEntries(counted.map((name, index) => [name, count(row[7 + index])])),
  };
};

/** How many rows fill each dimension. */
export const readFilledDimensions = async (connection: DuckDBConnection) => {
  const names = [...dimensions.map((name) => `dimension ${name}`), 'day', 'month', 'currency'];
  const [row = []] = await rowsOf(
    connection,
    `SELECT ${names.map((name) => `sum("rows") FILTER (${identifier(name)} IS NOT NULL)`).join(', ')} FROM grouped`,
  );
  return Object.fromEntries(names.map((name, index) => [name, count(row[index])]));
};
