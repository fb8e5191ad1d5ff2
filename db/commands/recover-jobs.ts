import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { isAlive } from '../is-alive';
import type { Job } from '../job-types';
import { runningJobs } from '../queries/jobs';
import { jobs } from '../schema';
import { inTransaction } from '../write';
import { finishJob } from './jobs';

const heartbeatLostAfterMs = 30 * 60_000;

export type RecoverOptions = {
  /** Kinds whose jobs go on where they were stopped; the others fail. */
  readonly resumable?: ReadonlySet<string>;
  /** Jobs that this process works on itself. */
  readonly mine?: ReadonlySet<number>;
  readonly now?: Date;
};

const interrupted = {
  code: 'job-interrupted',
  text: 'The program was stopped before this was done. Nothing half done was kept.',
};

const remedyOf = ({ kind }: Job): string => (kind === 'import' ? 'Drop the file again.' : 'Start it again.');

/** A process id may be another program's after a restart of the machine: then nobody has noted a heartbeat for long. */
const isLost = ({ pid, heartbeatAt }: Job, now: Date): boolean =>
  pid === null ||
  pid === process.pid ||
  !isAlive(pid) ||
  now.getTime() - Date.parse(heartbeatAt ?? now.toISOString()) > heartbeatLostAfterMs;

const goesOn = ({ kind, attempt, maxAttempts }: Job, resumable: ReadonlySet<string>): boolean =>
  resumable.has(kind) && attempt < maxAttempts;

const requeue = (db: PerunitDatabase, { id }: Job): void => {
  inTransaction(db, () => {
    db.orm.update(jobs).set({ status: 'queued', pid: null }).where(eq(jobs.id, id)).run();
  });
};

/**
 * Puts running jobs right whose process is gone: what can be taken up again is queued with what it has, everything
 * else is marked failed. Returns both.
 */
export const recoverJobs = (
  db: PerunitDatabase,
  { resumable = new Set(), mine = new Set(), now = new Date() }: RecoverOptions = {},
): { readonly resumed: readonly number[]; readonly failed: readonly number[] } => {
  const lost = runningJobs(db).filter((job) => !mine.has(job.id) && isLost(job, now));
  const resumed = lost.filter((job) => goesOn(job, resumable) && !job.cancelRequested);
  const failed = lost.filter((job) => !resumed.includes(job));
  for (const job of resumed) requeue(db, job);
  for (const job of failed) {
    finishJob(db, job.id, { status: 'failed', error: { ...interrupted, remedy: remedyOf(job) } });
  }
  return { resumed: resumed.map(({ id }) => id), failed: failed.map(({ id }) => id) };
};
