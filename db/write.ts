import 'server-only';
import type { PerunitDatabase } from './client';
import { DatabaseError, isBusy } from './database-error';

/** Who did it, what was done, and to what: one line of the audit log. */
export type WriteRecord = {
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: unknown;
};

/** The time of a record, UTC. */
export const recordedNow = (): string => new Date().toISOString();

const busy = (error: unknown): DatabaseError =>
  new DatabaseError(
    'database-busy',
    'Another import or command is writing to the database.',
    'Try again in a few seconds.',
    { cause: error },
  );

/** Runs `work` in one immediate transaction; throws DatabaseError 'database-busy' after the busy timeout. */
export const inTransaction = <Result>(db: PerunitDatabase, work: () => Result): Result => {
  try {
    return db.raw.transaction(work).immediate();
  } catch (error) {
    throw isBusy(error) ? busy(error) : error;
  }
};

/** Tells readers that numbers may have changed. */
export const bumpGeneration = (db: PerunitDatabase): void => {
  db.raw.prepare('UPDATE generation SET value = value + 1').run();
};

/** Adds a line to the audit log, inside the caller's transaction. */
export const recordAudit = (db: PerunitDatabase, record: WriteRecord): void => {
  db.raw
    .prepare('INSERT INTO audit (recorded_at, by, action, subject, detail) VALUES (?, ?, ?, ?, ?)')
    .run(recordedNow(), record.by, record.action, record.subject, JSON.stringify(record.detail ?? null));
};

/** One write that can change numbers: transaction, audit line, generation. */
export const write = <Result>(db: PerunitDatabase, record: WriteRecord, work: () => Result): Result =>
  inTransaction(db, () => {
    const result = work();
    recordAudit(db, record);
    bumpGeneration(db);
    return result;
  });
