import 'server-only';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { FactBatch, ScanResult } from '../../lib/ingest/types';
import { decimalToNanos } from '../../lib/money/nanos';
import type { PerunitDatabase } from '../client';
import { type Connection, openConnection } from '../connection';
import * as schema from '../schema';
import { type Classify, FactSlots } from './staging/fact-slots';
import { insertDeliveries, insertMonths } from './staging/insert-deliveries';
import { FactWriter } from './staging/insert-facts';
import { insertImport } from './staging/insert-import';
import { internLineKeys } from './staging/intern';
import { planDeliveries } from './staging/plan-deliveries';
import { RollupCells } from './staging/rollup-cells';
import { beginWhenFree, inStagingQueue } from './staging/staging-lock';

export type StageOptions = { readonly classify: Classify; readonly by: string };
export type StageProgress = { readonly facts: number };

type Stage = {
  readonly connection: Connection;
  readonly scan: ScanResult;
  readonly options: StageOptions;
  readonly batches: AsyncIterable<FactBatch>;
  readonly onProgress: (progress: StageProgress) => void;
};

/** The facts' sum may differ from the exact one by the rounding to nanos: half a nano a fact, and a total's own. */
const assertAgrees = (scan: ScanResult, cells: RollupCells, facts: number): void => {
  const exact = scan.totals.reduce((sum, total) => sum + decimalToNanos(total.billed), 0n);
  const difference = exact - cells.billed();
  const allowed = BigInt(facts + scan.totals.length) / 2n + 1n;
  if (difference <= allowed && -difference <= allowed) return;
  throw new Error(`The facts' billed cost differs from the scan's exact total by ${difference} nanos.`);
};

const writeFacts = async (stage: Stage, writer: FactWriter): Promise<void> => {
  for await (const batch of stage.batches) {
    writer.add(batch);
    stage.onProgress({ facts: writer.written });
  }
  writer.flush();
};

const writeStage = async (stage: Stage): Promise<number> => {
  const { connection, scan, options } = stage;
  const orm = drizzle(connection, { schema });
  const importId = insertImport(orm, { ...scan, kind: 'bill' }, options.by);
  const target = { orm, importId };
  const deliveryOf = insertDeliveries(target, scan, planDeliveries(scan));
  insertMonths(target, scan, deliveryOf);
  const cells = new RollupCells();
  const lineKeys = internLineKeys(connection, scan.keys);
  const slots = new FactSlots({ keys: scan.keys, lineKeys, deliveryOf, classify: options.classify, cells });
  const lastId = () => connection.prepare<[], bigint | null>('SELECT max(id) FROM facts').pluck().get() ?? 0n;
  const before = Number(lastId());
  const writer = new FactWriter(connection, slots);
  await writeFacts(stage, writer);
  assertAgrees(scan, cells, writer.written);
  cells.insert(connection);
  orm
    .update(schema.imports)
    .set({ factCount: writer.written, firstFactId: before + 1, lastFactId: Number(lastId()) })
    .where(eq(schema.imports.id, importId))
    .run();
  return importId;
};

/** Waits for the first batch, so that the lock is not held while the file is still being read. */
const afterFirstBatch = async (facts: AsyncIterable<FactBatch>): Promise<AsyncIterable<FactBatch>> => {
  const iterator = facts[Symbol.asyncIterator]();
  let next = await iterator.next();
  return (async function* () {
    try {
      for (; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
};

const inOwnTransaction = async (connection: Connection, work: () => Promise<number>): Promise<number> => {
  await beginWhenFree(connection);
  try {
    const importId = await work();
    connection.exec('COMMIT');
    return importId;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
};

/**
 * Writes a scan as a staged import, which no number reads until it is committed: all of it in one transaction, on a
 * connection of its own. Throws when the facts and the exact totals disagree; nothing is left then.
 */
export const stageImport = async (
  db: PerunitDatabase,
  scan: ScanResult,
  options: StageOptions,
  onProgress: (progress: StageProgress) => void = () => {},
): Promise<{ importId: number }> => {
  const batches = await afterFirstBatch(scan.facts);
  return inStagingQueue(db.path, async () => {
    const connection = openConnection(db.path);
    try {
      const stage = { connection, scan, options, batches, onProgress };
      return { importId: await inOwnTransaction(connection, () => writeStage(stage)) };
    } finally {
      connection.close();
    }
  });
};
