import 'server-only';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { ScanResult } from '../../lib/ingest/types';
import { decimalToNanos } from '../../lib/money/nanos';
import type { PerunitDatabase } from '../client';
import { type Connection, openConnection } from '../connection';
import { sumTotals } from '../queries/exact-totals';
import * as schema from '../schema';
import { type BufferedFacts, bufferFacts } from './staging/buffer-facts';
import { type Classify, FactSlots } from './staging/fact-slots';
import { insertDeliveries, insertMonths } from './staging/insert-deliveries';
import { FactWriter } from './staging/insert-facts';
import { insertImport } from './staging/insert-import';
import { insertPricing } from './staging/insert-pricing';
import { internLineKeys } from './staging/intern';
import { insertLines } from './staging/line-cells';
import { planDeliveries } from './staging/plan-deliveries';
import { RollupCells } from './staging/rollup-cells';
import { beginWhenFree, inStagingQueue } from './staging/staging-lock';

export type StageOptions = { readonly classify: Classify; readonly by: string };
export type StageProgress = { readonly facts: number };

type Stage = {
  readonly connection: Connection;
  readonly scan: ScanResult;
  readonly options: StageOptions;
  readonly facts: BufferedFacts;
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

/** Writes everything but the facts; returns the import's id and what takes the facts. */
const openImport = ({ connection, scan, options }: Stage) => {
  const orm = drizzle(connection, { schema });
  const importId = insertImport(orm, { ...scan, kind: 'bill', billed: sumTotals(scan.totals).billed }, options.by);
  const target = { connection, orm, importId };
  const deliveryOf = insertDeliveries(target, scan, planDeliveries(scan));
  insertMonths(target, scan, deliveryOf);
  const cells = new RollupCells();
  const lineKeys = internLineKeys(connection, scan.keys);
  const slots = new FactSlots({ keys: scan.keys, lineKeys, deliveryOf, classify: options.classify, cells });
  return { orm, importId, cells, slots, writer: new FactWriter(connection, slots) };
};

const lastFactId = (connection: Connection): number =>
  Number(connection.prepare<[], bigint | null>('SELECT max(id) FROM facts').pluck().get() ?? 0n);

/** Inside a transaction. Only facts beyond the buffer are waited for: else nothing else in this process can run between. */
const writeStage = async (stage: Stage): Promise<number> => {
  const { connection, scan, facts, onProgress } = stage;
  const before = lastFactId(connection);
  const { orm, importId, cells, slots, writer } = openImport(stage);
  for (const batch of facts.buffered) writer.add(batch);
  onProgress({ facts: writer.written });
  if (facts.rest !== null) {
    for await (const batch of facts.rest) {
      writer.add(batch);
      onProgress({ facts: writer.written });
    }
  }
  writer.flush();
  const lines = slots.settle();
  assertAgrees(scan, cells, writer.written);
  cells.insert(connection);
  insertLines(connection, lines);
  insertPricing(connection, importId);
  const range = { factCount: writer.written, firstFactId: before + 1, lastFactId: lastFactId(connection) };
  orm.update(schema.imports).set(range).where(eq(schema.imports.id, importId)).run();
  connection.exec('COMMIT');
  return importId;
};

const writeInTransaction = async (stage: Stage): Promise<number> => {
  await beginWhenFree(stage.connection);
  try {
    return await writeStage(stage);
  } catch (error) {
    if (stage.connection.inTransaction) stage.connection.exec('ROLLBACK');
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
  const facts = await bufferFacts(scan.facts);
  return inStagingQueue(db.path, async () => {
    const connection = openConnection(db.path);
    try {
      return { importId: await writeInTransaction({ connection, scan, options, facts, onProgress }) };
    } finally {
      connection.close();
      await facts.close();
    }
  });
};
