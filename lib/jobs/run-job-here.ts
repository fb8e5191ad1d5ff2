import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { discardStaleStaged } from '../../db/commands/discard-import';
import { finishJob, noteHeartbeats, saveJobProgress, startJob } from '../../db/commands/jobs';
import { recoverJobs } from '../../db/commands/recover-jobs';
import type { Job } from '../../db/job-types';
import { jobById } from '../../db/queries/jobs';
import { readProgress } from './import-job';
import { resumableKinds } from './job-kinds';
import { clearPullFolders } from './pull/pull-folder';
import { runner } from './running-jobs';
import { settleJob } from './settle-job';
import { importsAwaitingAPerson } from './waiting-imports';
import type { JobProgress } from './worker-messages';
import { startWorker } from './worker-process';

const lookEveryMs = 500;
const watchEveryMs = 2_000;

export type Follow = {
  readonly onProgress: (progress: JobProgress) => void;
  /** Told before an attempt that has to wait, and when it comes. */
  readonly onWaiting: (job: Job) => void;
  readonly signal: AbortSignal;
};

/** Puts right what a program left that is gone: its jobs can be taken up again. Safe beside a server that runs. */
export const recoverHere = (db: PerunitDatabase): void => {
  recoverJobs(db, { resumable: resumableKinds() });
  discardStaleStaged(db, importsAwaitingAPerson(db));
};

const attemptHere = async (db: PerunitDatabase, job: Job, { onProgress, signal }: Follow): Promise<void> => {
  const worker = startWorker(runner().script, [String(job.id)], {
    onProgress: (progress) => {
      onProgress(progress);
      saveJobProgress(db, job.id, progress);
    },
    onTurn: (isWanted) => void (isWanted && worker.tell({ type: 'go' })),
  });
  let isUnwanted = false;
  const watch = setInterval(() => {
    noteHeartbeats(db, [job.id]);
    isUnwanted = jobById(db, job.id)?.cancelRequested === true;
    if (isUnwanted) worker.kill();
  }, watchEveryMs);
  signal.addEventListener('abort', worker.kill, { once: true });
  if (signal.aborted) worker.kill();
  const outcome = await worker.ended;
  clearInterval(watch);
  signal.removeEventListener('abort', worker.kill);
  settleJob(db, { jobId: job.id, pid: worker.pid, outcome, isCancelled: signal.aborted || isUnwanted });
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });

/** Another program has it: its progress is read from the database. */
const lookOn = async (job: Job, { onProgress, signal }: Follow): Promise<void> => {
  const progress = readProgress(job.progress);
  if (progress !== null) onProgress(progress);
  await pause(lookEveryMs, signal);
};

const isOver = (job: Job | null, signal: AbortSignal): boolean =>
  job === null || signal.aborted || ['done', 'failed', 'cancelled'].includes(job.status);

const step = async (db: PerunitDatabase, job: Job, follow: Follow): Promise<void> => {
  if (job.status === 'running') return lookOn(job, follow);
  const waitMs = job.runAt === null ? 0 : Date.parse(job.runAt) - Date.now();
  if (waitMs > 0) {
    follow.onWaiting(job);
    return pause(waitMs, follow.signal);
  }
  const mine = startJob(db, job.id, process.pid);
  if (mine !== null) await attemptHere(db, mine, follow);
};

/**
 * Works on a job in a child of this process until it has ended, failed attempts and their waits included; looks on
 * where a server has it already. Aborting ends it at once, and nothing half done stays. Null when it was taken off the list.
 */
export const runJobHere = async (db: PerunitDatabase, jobId: number, follow: Follow): Promise<Job | null> => {
  for (let job = jobById(db, jobId); !isOver(job, follow.signal); job = jobById(db, jobId)) {
    if (job !== null) await step(db, job, follow);
  }
  // Stopped while it waited for its next attempt.
  const isLeft = follow.signal.aborted && jobById(db, jobId)?.status === 'waiting';
  if (isLeft) finishJob(db, jobId, { status: 'cancelled' });
  await clearPullFolders(db);
  return jobById(db, jobId);
};
