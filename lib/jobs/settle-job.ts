import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { addJobLog, finishJob, removeJob, retryJobAt } from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { jobById } from '../../db/queries/jobs';
import { type JobKind, policyOf } from './job-kinds';
import { retryDelayMs } from './retry-delay';
import { discardStagedBy } from './waiting-imports';
import type { JobFailure } from './worker-messages';
import type { WorkerOutcome } from './worker-process';

export type EndedWorker = {
  readonly jobId: number;
  readonly pid: number;
  readonly outcome: WorkerOutcome;
  readonly isCancelled: boolean;
};

type Settings = { readonly now?: () => Date; readonly random?: () => number };

const importDied = {
  text: (how: string) => `The import process ended ${how} before it was done.`,
  remedy: 'Nothing was imported. Drop the file again; if it happens again, the server’s log says more.',
};
const workDied = {
  text: (how: string) => `The process that worked on it ended ${how} before it was done.`,
  remedy: 'Nothing half done was kept. Start it again; if it happens again, the server’s log says more.',
};

const deathOf = (outcome: Extract<WorkerOutcome, { type: 'died' }>, job: Job): JobFailure => {
  const how = outcome.signal === null ? `with exit code ${outcome.exitCode}` : `by ${outcome.signal}`;
  if (outcome.lastWords !== '') console.error(`The worker of job ${job.id} ended ${how}:\n${outcome.lastWords}`);
  const { text, remedy } = job.kind === ('import' satisfies JobKind) ? importDied : workDied;
  return { code: 'worker-died', text: text(how), remedy, isTransient: policyOf(job.kind)?.isResumable ?? false };
};

const failureOf = (outcome: WorkerOutcome, job: Job): JobFailure => {
  if (outcome.type === 'failed') return outcome.failure;
  if (outcome.type === 'died') return deathOf(outcome, job);
  return { code: 'internal', text: 'The work ended in an unknown way.', remedy: workDied.remedy };
};

const stored = ({ code, text, remedy, attachment = null }: JobFailure) => ({ code, text, remedy, attachment });

const tryLater = (db: PerunitDatabase, job: Job, failure: JobFailure, settings: Settings): void => {
  const { now = () => new Date(), random = Math.random } = settings;
  const delayMs = retryDelayMs(job.attempt, { retryAfterMs: failure.retryAfterMs ?? null, random });
  const runAt = new Date(now().getTime() + delayMs);
  if (!retryJobAt(db, job.id, { runAt, error: stored(failure) })) return;
  const text = `Attempt ${job.attempt} of ${job.maxAttempts} failed; tried again in ${Math.ceil(delayMs / 60_000)} min.`;
  addJobLog(db, job.id, [{ at: now().toISOString(), level: 'warning', text }]);
};

const settleFailure = (db: PerunitDatabase, job: Job, outcome: WorkerOutcome, settings: Settings): void => {
  const failure = failureOf(outcome, job);
  if (failure.isTransient === true && job.attempt < job.maxAttempts) tryLater(db, job, failure, settings);
  else finishJob(db, job.id, { status: 'failed', error: stored(failure) });
};

/**
 * Writes how a job ended, after its worker is gone: cancelled, failed, or to be tried again later. What was done is
 * written by the worker itself; whoever killed it in between finds the job open, and ends it here.
 */
export const settleJob = (
  db: PerunitDatabase,
  { jobId, pid, outcome, isCancelled }: EndedWorker,
  settings: Settings = {},
): void => {
  const job = jobById(db, jobId);
  if (job === null) return;
  if (outcome.type === 'done' && !isCancelled) {
    if (policyOf(job.kind)?.isForgotten === true) removeJob(db, jobId);
    return;
  }
  const isUnwanted = isCancelled && job.kind === ('import' satisfies JobKind);
  discardStagedBy(db, pid, isUnwanted ? new Set() : undefined);
  if (!isCancelled) {
    settleFailure(db, job, outcome, settings);
    return;
  }
  const isOpen = finishJob(db, jobId, { status: 'cancelled' });
  // Cancelled in the moment in which it was done: what it had staged is gone all the same.
  if (!isOpen && isUnwanted) removeJob(db, jobId);
};
