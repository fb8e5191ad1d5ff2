import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { IngestProblem } from '../../lib/ingest/types';
import type { PerunitDatabase } from '../client';
import { deliveries, imports } from '../schema';
import { bumpGeneration, inTransaction, recordAudit, recordedNow } from '../write';
import { monthsOfDeliveries, recomputeActiveFeeds } from './active-feeds';
import { type Acceptance, commitProblems } from './commit-problems';
import { deleteStaged } from './delete-staged';
import { activeDelivery, type DeliveryRow, deliveriesOf, type ImportRow, stagedImport } from './import-rows';

export type CommitOptions = Acceptance & { readonly by: string };
export type CommitResult = {
  readonly result: 'imported' | 'replaced' | 'unchanged' | 'refused';
  readonly problems: readonly IngestProblem[];
};

/** Accounts files add to each other, each under a period of its own: there the same bytes count wherever they are. */
const isActiveAlready = (db: PerunitDatabase, delivery: DeliveryRow): boolean => {
  if (delivery.kind !== 'accounts') return activeDelivery(db, delivery)?.setHash === delivery.setHash;
  const same = and(eq(deliveries.setHash, delivery.setHash), eq(deliveries.feed, delivery.feed));
  return (
    db.orm
      .select()
      .from(deliveries)
      .where(and(same, eq(deliveries.status, 'active')))
      .get() !== undefined
  );
};

const activate = (db: PerunitDatabase, delivery: DeliveryRow): number | null => {
  const previous = activeDelivery(db, delivery);
  if (previous !== undefined) {
    db.orm.update(deliveries).set({ status: 'replaced' }).where(eq(deliveries.id, previous.id)).run();
  }
  db.orm
    .update(deliveries)
    .set({ status: 'active', replacesId: previous?.id ?? null, activatedAt: recordedNow() })
    .where(eq(deliveries.id, delivery.id))
    .run();
  return previous?.id ?? null;
};

const activateAll = (db: PerunitDatabase, row: ImportRow, staged: readonly DeliveryRow[]): CommitResult['result'] => {
  const replaced = staged.map((delivery) => activate(db, delivery)).filter((id) => id !== null);
  recomputeActiveFeeds(db, monthsOfDeliveries(db, [...staged.map(({ id }) => id), ...replaced]));
  db.orm
    .update(imports)
    .set({ status: 'active', finishedAt: recordedNow(), rejectsAccepted: row.rowsRejected > 0 })
    .where(eq(imports.id, row.id))
    .run();
  return replaced.length > 0 ? 'replaced' : 'imported';
};

const decide = (db: PerunitDatabase, row: ImportRow, options: CommitOptions): CommitResult => {
  const staged = deliveriesOf(db, row.id);
  if (staged.length > 0 && staged.every((delivery) => isActiveAlready(db, delivery))) {
    deleteStaged(db, row, 'unchanged');
    return { result: 'unchanged', problems: [] };
  }
  const problems = commitProblems(db, row, staged, options);
  if (problems.length > 0) return { result: 'refused', problems };
  return { result: activateAll(db, row, staged), problems: [] };
};

/**
 * Makes a staged import count, in one short transaction: its deliveries take the place of the active ones of the same
 * feed and period. Refused imports stay staged, to be accepted or discarded; the same bytes again change nothing.
 */
export const commitImport = (db: PerunitDatabase, importId: number, options: CommitOptions): CommitResult =>
  inTransaction(db, () => {
    const row = stagedImport(db, importId);
    const outcome = decide(db, row, options);
    if (outcome.result === 'refused') return outcome;
    const detail = { importId, result: outcome.result, rejects: row.rowsRejected };
    recordAudit(db, { by: options.by, action: 'commit-import', subject: row.name, detail });
    if (outcome.result !== 'unchanged') bumpGeneration(db);
    return outcome;
  });
