import 'server-only';
import { and, asc, eq, inArray, lte, or } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { isBusy } from '../database-error';
import type { Job, JobLogLine } from '../job-types';
import { jobById, openJob, openStatuses } from '../queries/jobs';
import { jobLog, jobs } from '../schema';
import { inTransaction, recordedNow } from '../write';

export type NewJob = {
  readonly kind: string;
  /** Never two open ones of a kind about the same subject. */
  readonly subject?: string;
  readonly payload: unknown;
  /** 1 unless it may be tried again. */
  readonly maxAttempts?: number;
  readonly by: string;
};
export type JobEnd = {
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly result?: unknown;
  readonly error?: unknown;
};

const stored = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

const insertJob = (db: PerunitDatabase, { payload, ...job }: NewJob): number => {
  const row = { ...job, status: 'queued', payload: JSON.stringify(payload), createdAt: recordedNow() } as const;
  return db.orm.insert(jobs).values(row).returning({ id: jobs.id }).get().id;
};

/** Adds a job to the end of the queue; returns its id. */
export const createJob = (db: PerunitDatabase, job: Omit<NewJob, 'subject'>): number =>
  inTransaction(db, () => insertJob(db, job));

/** Adds a job unless one of its kind and subject is open: then that is the one. */
export const createJobOnce = (
  db: PerunitDatabase,
  job: NewJob & { readonly subject: string },
): { readonly id: number; readonly isNew: boolean } =>
  inTransaction(db, () => {
    const open = openJob(db, job.kind, job.subject);
    return open === null ? { id: insertJob(db, job), isNew: true } : { id: open.id, isNew: false };
  });

const take = (db: PerunitDatabase, { id, attempt }: Pick<Job, 'id' | 'attempt'>, pid: number): Job | null => {
  const now = recordedNow();
  const values = { status: 'running', pid, startedAt: now, heartbeatAt: now, attempt: attempt + 1 } as const;
  db.orm
    .update(jobs)
    .set({ ...values, error: null, runAt: null, cancelRequested: false })
    .where(eq(jobs.id, id))
    .run();
  return jobById(db, id);
};

export type NextJob = { readonly kinds?: readonly string[]; readonly now?: Date };

const nextJob = (db: PerunitDatabase, { kinds, now = new Date() }: NextJob) => {
  const hasWaited = and(eq(jobs.status, 'waiting'), lte(jobs.runAt, now.toISOString()));
  const isDue = or(eq(jobs.status, 'queued'), hasWaited);
  const isOfKind = kinds === undefined ? undefined : inArray(jobs.kind, [...kinds]);
  return db.orm.select().from(jobs).where(and(isDue, isOfKind)).orderBy(asc(jobs.id)).limit(1).get();
};

/** Takes the oldest job for a process that is queued, or has waited long enough; null when there is none. */
export const startNextJob = (db: PerunitDatabase, pid: number, wanted: NextJob = {}): Job | null => {
  // Asked every few seconds: only for a job that is there is the write lock worth waiting for.
  if (nextJob(db, wanted) === undefined) return null;
  return inTransaction(db, () => {
    const next = nextJob(db, wanted);
    return next === undefined ? null : take(db, next, pid);
  });
};

/** Takes one job that is queued or waiting for a process; null when somebody else has it, or it ended. */
export const startJob = (db: PerunitDatabase, id: number, pid: number): Job | null =>
  inTransaction(db, () => {
    const job = jobById(db, id);
    return job?.status === 'queued' || job?.status === 'waiting' ? take(db, job, pid) : null;
  });

/** Lets a failed attempt wait until it is tried again; false when the job does not run any more. */
export const retryJobAt = (
  db: PerunitDatabase,
  id: number,
  { runAt, error }: { readonly runAt: Date; readonly error: unknown },
): boolean =>
  inTransaction(db, () => {
    const values = { status: 'waiting', runAt: runAt.toISOString(), error: stored(error), pid: null } as const;
    const isRunning = and(eq(jobs.id, id), eq(jobs.status, 'running'));
    return db.orm.update(jobs).set(values).where(isRunning).run().changes > 0;
  });

/** Lets a waiting job be tried at once; false when it does not wait. */
export const wakeJob = (db: PerunitDatabase, id: number): boolean =>
  inTransaction(db, () => {
    const isWaiting = and(eq(jobs.id, id), eq(jobs.status, 'waiting'));
    return db.orm.update(jobs).set({ status: 'queued', runAt: null }).where(isWaiting).run().changes > 0;
  });

/** Writes if the database is free at this moment; false when an import holds it. */
const writeIfFree = (db: PerunitDatabase, write: () => void): boolean => {
  const timeout: unknown = db.raw.pragma('busy_timeout', { simple: true });
  db.raw.pragma('busy_timeout = 0');
  try {
    write();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    db.raw.pragma(`busy_timeout = ${String(timeout)}`);
  }
};

/** Notes a running job's progress if the database is free at this moment; false when an import holds it. */
export const saveJobProgress = (db: PerunitDatabase, id: number, progress: unknown): boolean =>
  writeIfFree(db, () => {
    const values = { progress: JSON.stringify(progress), heartbeatAt: recordedNow() };
    db.orm
      .update(jobs)
      .set(values)
      .where(and(eq(jobs.id, id), eq(jobs.status, 'running')))
      .run();
  });

/** Says that jobs of this process are being worked on, if the database is free at this moment. */
export const noteHeartbeats = (db: PerunitDatabase, ids: readonly number[]): boolean =>
  writeIfFree(db, () => {
    const isMine = and(inArray(jobs.id, [...ids]), eq(jobs.status, 'running'));
    db.orm.update(jobs).set({ heartbeatAt: recordedNow() }).where(isMine).run();
  });

/** Adds lines to a job's log if the database is free at this moment; false when an import holds it. */
export const addJobLog = (db: PerunitDatabase, jobId: number, lines: readonly JobLogLine[]): boolean =>
  lines.length === 0 ||
  writeIfFree(db, () => {
    db.orm
      .insert(jobLog)
      .values(lines.map((line) => ({ jobId, ...line })))
      .run();
  });

/** Keeps what a running job has brought so far, so that it is known should the job be stopped. */
export const saveJobResult = (db: PerunitDatabase, id: number, result: unknown): void => {
  inTransaction(db, () => {
    db.orm
      .update(jobs)
      .set({ result: stored(result) })
      .where(and(eq(jobs.id, id), eq(jobs.status, 'running')))
      .run();
  });
};

/** Ends an open job; false when it had ended already. A result that is not given stays what it was. */
export const finishJob = (db: PerunitDatabase, id: number, { status, result, error }: JobEnd): boolean =>
  inTransaction(db, () => {
    const ended = { status, error: stored(error), runAt: null, finishedAt: recordedNow() };
    const values = result === undefined ? ended : { ...ended, result: stored(result) };
    const isOpen = and(eq(jobs.id, id), inArray(jobs.status, [...openStatuses]));
    return db.orm.update(jobs).set(values).where(isOpen).run().changes > 0;
  });

/** Asks for a job to stop; whoever runs it looks at `cancelRequested`. */
export const requestJobCancel = (db: PerunitDatabase, id: number): void => {
  inTransaction(db, () => {
    db.orm.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, id)).run();
  });
};

/** Forgets the oldest ended jobs of each kind beyond a number, except those of `keep`: their previews still wait. */
export const forgetOldJobs = (db: PerunitDatabase, keptOfEach: number, keep: ReadonlySet<number>): number => {
  const old = db.raw
    .prepare<[number], bigint>(
      `SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY kind ORDER BY id DESC) AS place FROM jobs
       WHERE status IN ('done', 'failed', 'cancelled')) WHERE place > ?`,
    )
    .pluck()
    .all(keptOfEach)
    .map(Number)
    .filter((id) => !keep.has(id));
  for (const id of old) removeJob(db, id);
  return old.length;
};

/** Takes an ended job off the list. */
export const removeJob = (db: PerunitDatabase, id: number): void => {
  inTransaction(db, () => {
    const ended = and(eq(jobs.id, id), inArray(jobs.status, ['done', 'failed', 'cancelled']));
    db.orm.delete(jobs).where(ended).run();
  });
};
