import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDecimal64Vector,
  DuckDBDecimal128Vector,
  type DuckDBResult,
} from '@duckdb/node-api';
import { identifier } from './compile-sql';
import type { SentBatch } from './scan-request';
import { type CostName, isKnownCost, keyColumns, type ScanShape } from './scan-sql';

const factsInBatch = 65_536;

/** Below it no fact is too large for a 64-bit decimal with 9 places; facts up to 64-bit nanos take a wider one. */
const fastAmountLimit = 999_999_998;

/** A sum as nanos, half to even: the cast rounds half away from zero, so an exact half on an odd nano steps back. */
const nanosSql = (shape: ScanShape, cost: CostName, type: string): string => {
  if (!isKnownCost(shape, cost)) return `CAST(NULL AS ${type}) AS ${cost}`;
  const rounded = `CAST(${cost} AS ${type})`;
  const isHalf = `abs(${rounded} - ${cost}) = 0.0000000005`;
  const isOdd = `right(CAST(${rounded} AS VARCHAR), 1) IN ('1', '3', '5', '7', '9')`;
  const step = `CAST(CASE WHEN ${cost} < 0 THEN -0.000000001 ELSE 0.000000001 END AS ${type})`;
  return `CAST(CASE WHEN ${isHalf} AND ${isOdd} THEN ${rounded} - ${step} ELSE ${rounded} END AS ${type}) AS ${cost}`;
};

const factsSql = (shape: ScanShape, type: string): string => {
  const columns = keyColumns(shape.tagKeys).map(identifier);
  const sameKey = columns.map((name) => `f.${name} IS NOT DISTINCT FROM k.${name}`).join(' AND ');
  const groups = `"key", "month", "day"`;
  const sums = (['billed', 'effective', 'contracted', 'list'] as const)
    .map((cost) => (isKnownCost(shape, cost) ? `sum(f.${cost}) AS ${cost}` : `NULL AS ${cost}`))
    .join(', ');
  return `
    SELECT "key", CAST(replace("month", '-', '') AS INTEGER), CAST(epoch(CAST("day" AS DATE)) / 86400 AS INTEGER),
      CAST("rows" AS INTEGER), ${(['billed', 'effective', 'contracted', 'list'] as const).map((cost) => nanosSql(shape, cost, type)).join(', ')},
      TRY_CAST("quantity" AS DECIMAL(18,6))
    FROM (
      SELECT k."key" AS "key", f."month" AS "month", f."day" AS "day", sum(f."rows") AS "rows", sum(f."quantity") AS "quantity", ${sums}
      FROM grouped f JOIN line_keys k ON ${sameKey} WHERE NOT f."bad" AND NOT f."left out" GROUP BY ${groups}
    )`;
};

class Batch {
  count = 0;
  readonly key = new Int32Array(factsInBatch);
  readonly billingMonth = new Int32Array(factsInBatch);
  readonly usageDay = new Int32Array(factsInBatch);
  readonly rows = new Int32Array(factsInBatch);
  readonly amounts = [0, 1, 2, 3].map(() => new BigInt64Array(factsInBatch));
  readonly quantityMicros = new BigInt64Array(factsInBatch);
  readonly quantityKnown = new Uint8Array(factsInBatch);
}

const copyIntegers = (chunk: DuckDBDataChunk, column: number, into: Int32Array, at: number) => {
  const vector = chunk.getColumnVector(column);
  for (let row = 0; row < chunk.rowCount; row++) into[at + row] = Number(vector.getItem(row));
};

const copyScaled = (chunk: DuckDBDataChunk, column: number, into: BigInt64Array, at: number, known?: Uint8Array) => {
  const vector = chunk.getColumnVector(column);
  if (!(vector instanceof DuckDBDecimal64Vector || vector instanceof DuckDBDecimal128Vector))
    throw new Error(`Column ${column} of the facts is no decimal.`);
  for (let row = 0; row < chunk.rowCount; row++) {
    const value = vector.getScaledValue(row);
    into[at + row] = value ?? 0n;
    if (known !== undefined) known[at + row] = value === null ? 0 : 1;
  }
};

const fill = (batch: Batch, chunk: DuckDBDataChunk): void => {
  const at = batch.count;
  [batch.key, batch.billingMonth, batch.usageDay, batch.rows].forEach((into, column) => {
    copyIntegers(chunk, column, into, at);
  });
  batch.amounts.forEach((into, index) => {
    copyScaled(chunk, 4 + index, into, at);
  });
  copyScaled(chunk, 8, batch.quantityMicros, at, batch.quantityKnown);
  batch.count += chunk.rowCount;
};

const finish = (batch: Batch, shape: ScanShape): SentBatch => {
  const [billed, effective, contracted, list] = batch.amounts.map((amounts) => amounts.slice(0, batch.count));
  if (billed === undefined) throw new Error('A batch without amounts.');
  return {
    count: batch.count,
    key: batch.key.slice(0, batch.count),
    billingMonth: batch.billingMonth.slice(0, batch.count),
    usageDay: batch.usageDay.slice(0, batch.count),
    rows: batch.rows.slice(0, batch.count),
    billed,
    effective: isKnownCost(shape, 'effective') ? (effective ?? null) : null,
    contracted: isKnownCost(shape, 'contracted') ? (contracted ?? null) : null,
    list: isKnownCost(shape, 'list') ? (list ?? null) : null,
    quantityMicros: batch.quantityMicros.slice(0, batch.count),
    quantityKnown: batch.quantityKnown.slice(0, batch.count),
  };
};

/** Streams the facts in batches of columns, amounts in nanos. */
export async function* readFacts(
  connection: DuckDBConnection,
  shape: ScanShape,
  magnitude: string | null,
): AsyncGenerator<SentBatch> {
  const type = Number(magnitude ?? 0) < fastAmountLimit ? 'DECIMAL(18,9)' : 'DECIMAL(38,9)';
  const result: DuckDBResult = await connection.stream(factsSql(shape, type));
  let batch = new Batch();
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    if (batch.count + chunk.rowCount > factsInBatch) {
      yield finish(batch, shape);
      batch = new Batch();
    }
    fill(batch, chunk);
  }
  if (batch.count > 0) yield finish(batch, shape);
}
