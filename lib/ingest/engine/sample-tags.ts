import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from './compile-sql';
import { type TagQuestion, tagCellColumns } from './tag-sql';

const sampledRows = 20_000;
/** A cell's text must stand on this many rows, on average, for grouping by it to pay. */
const leastRepeats = 20;

/** Whether the files' tag cells repeat, by a sample of their first rows: parsing each distinct cell once is then much cheaper. */
export const tagCellsRepeat = async (
  connection: DuckDBConnection,
  question: TagQuestion,
  source: string,
): Promise<boolean> => {
  const cells = tagCellColumns(question).map(identifier);
  if (cells.length === 0) return false;
  const counts = cells.map((cell) => `approx_count_distinct(${cell})`).join(', ');
  const result = await connection.runAndReadAll(
    `SELECT count(*), ${counts} FROM (SELECT ${cells.join(', ')} FROM (${source}) LIMIT ${sampledRows})`,
  );
  const [rows = 0, ...distinct] = (result.getRows()[0] ?? []).map(Number);
  return distinct.every((count) => count * leastRepeats <= rows);
};
