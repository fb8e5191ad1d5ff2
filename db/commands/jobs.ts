import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { isBusy } from '../database-error';
import { isAlive } from '../is-alive';
import type { Job } from '../job-types';
import { jobById } from '../queries/jobs';
import { jobs } from '../schema';
import { inTransaction, recordedNow } from '../write';

export type NewJob = { readonly kind: string; readonly payload: unknown; readonly by: string };
export type JobEnd = {
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly result?: unknown;
  readonly error?: unknown;
};

const openStatuses = ['queued', 'running'] as const;
const stored = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Adds a job to the end of the queue; returns its id. */
export const createJob = (db: PerunitDatabase, { kind, payload, by }: NewJob): number =>
  inTransaction(db, () => {
    const row = { kind, by, status: 'queued', payload: JSON.stringify(payload), createdAt: recordedNow() } as const;
    const [added] = db.orm.insert(jobs).values(row).returning({ id: jobs.id }).all();
    if (added === undefined) throw new Error('The job was not added.');
    return added.id;
  });

/** Takes the oldest queued job for a process; null when none waits. */
export const startNextJob = (db: PerunitDatabase, pid: number): Job | null =>
  inTransaction(db, () => {
    const next = db.orm.select().from(jobs).where(eq(jobs.status, 'queued')).orderBy(asc(jobs.id)).limit(1).get();
    if (next === undefined) return null;
    const now = recordedNow();
    db.orm
      .update(jobs)
      .set({ status: 'running', pid, startedAt: now, heartbeatAt: now })
      .where(eq(jobs.id, next.id))
      .run();
    return jobById(db, next.id);
  });

/** Notes a running job's progress if the database is free at this moment; false when an import holds it. */
export const saveJobProgress = (db: PerunitDatabase, id: number, progress: unknown): boolean => {
  const timeout: unknown = db.raw.pragma('busy_timeout', { simple: true });
  db.raw.pragma('busy_timeout = 0');
  try {
    const values = { progress: JSON.stringify(progress), heartbeatAt: recordedNow() };
    db.orm
      .update(jobs)
      .set(values)
      .where(and(eq(jobs.id, id), eq(jobs.status, 'running')))
      .run();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    db.raw.pragma(`busy_timeout = ${String(timeout)}`);
  }
};

/** Ends a job that is queued or running; false when it had ended already. */
export const finishJob = (db: PerunitDatabase, id: number, { status, result, error }: JobEnd): boolean =>
  inTransaction(db, () => {
    const values = { status, result: stored(result), error: stored(error), finishedAt: recordedNow() };
    const isOpen = and(eq(jobs.id, id), inArray(jobs.status, openStatuses));
    return db.orm.update(jobs).set(values).where(isOpen).run().changes > 0;
  });

/** Asks for a job to stop; whoever runs it looks at `cancelRequested`. */
export const requestJobCancel = (db: PerunitDatabase, id: number): void => {
  inTransaction(db, () => {
    db.orm.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, id)).run();
  });
};

/** Marks running jobs whose process is gone as failed, and returns how many; for the server at boot. */
export const failStaleJobs = (db: PerunitDatabase): number => {
  const running = db.orm.select().from(jobs).where(eq(jobs.status, 'running')).all();
  const stale = running.filter(({ pid }) => pid === null || pid === process.pid || !isAlive(pid));
  const error = {
    code: 'job-interrupted',
    text: 'The program was stopped before the import was done. Nothing of it was kept.',
    remedy: 'Drop the file again.',
  };
  for (const { id } of stale) finishJob(db, id, { status: 'failed', error });
  return stale.length;
};

/** Takes an ended job off the list. */
export const removeJob = (db: PerunitDatabase, id: number): void => {
  inTransaction(db, () => {
    const ended = and(eq(jobs.id, id), inArray(jobs.status, ['done', 'failed', 'cancelled']));
    db.orm.delete(jobs).where(ended).run();
  });
};
