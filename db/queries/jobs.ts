import 'server-only';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import type { Job, JobLogLine } from '../job-types';
import { type JobStatus, jobLog, jobs } from '../schema';

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

const toJob = (row: typeof jobs.$inferSelect): Job => ({
  ...row,
  payload: parsed(row.payload),
  progress: parsed(row.progress),
  result: parsed(row.result),
  error: parsed(row.error),
});

/** The states of a job that has not ended: it is still to do something. */
export const openStatuses = ['queued', 'running', 'waiting'] as const satisfies readonly JobStatus[];

/** One job; null when there is none. */
export const jobById = (db: PerunitDatabase, id: number): Job | null => {
  const row = db.orm.select().from(jobs).where(eq(jobs.id, id)).get();
  return row === undefined ? null : toJob(row);
};

export type JobFilter = {
  readonly kind?: string;
  readonly subject?: string;
  readonly statuses?: readonly JobStatus[];
  /** 100 unless asked for more. */
  readonly limit?: number;
};

/** Jobs, newest first: of every kind, subject and state unless asked for some. */
export const listJobs = (db: PerunitDatabase, { kind, subject, statuses, limit = 100 }: JobFilter = {}): Job[] =>
  db.orm
    .select()
    .from(jobs)
    .where(
      and(
        kind === undefined ? undefined : eq(jobs.kind, kind),
        subject === undefined ? undefined : eq(jobs.subject, subject),
        statuses === undefined ? undefined : inArray(jobs.status, [...statuses]),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(limit)
    .all()
    .map(toJob);

/** The open job of a kind about a subject; null when there is none. */
export const openJob = (db: PerunitDatabase, kind: string, subject: string): Job | null =>
  listJobs(db, { kind, subject, statuses: openStatuses, limit: 1 })[0] ?? null;

/** The last lines that a job wrote, oldest first. */
export const jobLogOf = (db: PerunitDatabase, jobId: number, limit = 500): JobLogLine[] =>
  db.orm
    .select({ at: jobLog.at, level: jobLog.level, text: jobLog.text })
    .from(jobLog)
    .where(eq(jobLog.jobId, jobId))
    .orderBy(desc(jobLog.id))
    .limit(limit)
    .all()
    .reverse();

/** The running jobs, oldest first. */
export const runningJobs = (db: PerunitDatabase): Job[] =>
  db.orm.select().from(jobs).where(eq(jobs.status, 'running')).orderBy(asc(jobs.id)).all().map(toJob);
