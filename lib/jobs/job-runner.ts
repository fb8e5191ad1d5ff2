import 'server-only';

import { organisationDatabase } from '../../db/client';
import {
  createJob,
  finishJob,
  removeJob,
  requestJobCancel,
  saveJobProgress,
  startNextJob,
} from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { jobById } from '../../db/queries/jobs';
import { isStaged } from '../../db/queries/staged-imports';
import { ProblemError } from '../observe/problems';
import { importJobKind, readResult } from './import-job';
import { kindsOf, type Lane, lanes } from './job-kinds';
import { clearPullFolders } from './pull/pull-folder';
import { type RunningJob, runner } from './running-jobs';
import { settleJob } from './settle-job';
import { settleUploads } from './settle-uploads';
import { filesOfUploadSet } from './uploads/upload-directory';
import type { JobProgress } from './worker-messages';
import { startWorker, type WorkerOutcome } from './worker-process';

const saveEveryMs = 250;

/** Jobs are always one's own organisation's; the demo's figures never mix with a company's. */
const database = () => organisationDatabase('own');

/** Queues the import of an upload set and starts it when nothing else runs. Throws `not-found` when the set is gone. */
export async function startImportJob(uploadSet: string, by: string): Promise<number> {
  const files = await filesOfUploadSet(uploadSet);
  if (files.length === 0) {
    throw new ProblemError('not-found', 'The uploaded files are gone.', 'Drop the files again.');
  }
  const payload = { uploadSet, files: files.map(({ name, bytes }) => ({ name, bytes })) };
  const id = createJob(database(), { kind: importJobKind, payload, by });
  startDueJobs();
  return id;
}

/**
 * Stops an open job: a running one is killed with everything it started, and nothing half done stays. Takes an ended
 * one off the list. Waits until it is so; another program that runs it is asked.
 */
export async function cancelOrDismissJob(id: number): Promise<void> {
  const running = runner().running.get(id);
  if (running !== undefined) {
    stopJob(running);
    await running.settled;
    return;
  }
  const job = jobById(database(), id);
  if (job === null) throw new ProblemError('not-found', `There is no job ${id}.`);
  if (job.status === 'running') requestJobCancel(database(), id);
  else if (finishJob(database(), id, { status: 'cancelled' })) await clearAway();
  else dismiss(job);
}

/** Kills a job of this process, which then ends as cancelled. */
export function stopJob(running: RunningJob): void {
  running.isCancelled = true;
  running.worker.kill();
}

/** The job of a preview stays until the preview is answered: it is what keeps the preview over a restart. */
function dismiss({ id, result }: Job): void {
  const isWaitedFor = readResult(result).sets.some(
    ({ importId }) => importId !== null && isStaged(database(), importId),
  );
  if (isWaitedFor) throw new ProblemError('wrong-state', 'A preview of it waits.', 'Import it or discard it first.');
  removeJob(database(), id);
}

/** Starts what is due: one job of each lane, the oldest first. */
export function startDueJobs(now = new Date()): void {
  for (const lane of lanes) startNextOf(lane, now);
}

function startNextOf(lane: Lane, now: Date): void {
  const { running } = runner();
  if ([...running.values()].some((one) => one.lane === lane)) return;
  const job = startNextJob(database(), process.pid, { kinds: kindsOf(lane), now });
  if (job !== null) work(job, lane);
}

function work({ id, kind }: Job, lane: Lane): void {
  const { running, turns, script } = runner();
  const mine: RunningJob = {
    ...{ id, kind, lane, startedAtMs: performance.now(), progress: null, savedAtMs: 0, isCancelled: false },
    worker: startWorker(script, [String(id)], {
      onProgress: (progress) => noteProgress(mine, progress),
      onTurn: (isWanted) => {
        if (!isWanted) turns.leave(id);
        else turns.ask({ jobId: id, isUpload: lane === 'upload', go: () => mine.worker.tell({ type: 'go' }) });
      },
    }),
    settled: Promise.resolve(),
  };
  running.set(id, mine);
  mine.settled = mine.worker.ended
    .then((outcome) => settle(mine, outcome))
    .then(() => runner().onEnded(kind))
    .catch((error: unknown) => console.error(`Job ${id} could not be settled:`, error))
    .finally(() => {
      running.delete(id);
      turns.leave(id);
      startDueJobs();
    });
}

function noteProgress(running: RunningJob, progress: JobProgress): void {
  running.progress = progress;
  if (performance.now() - running.savedAtMs < saveEveryMs) return;
  // Best effort: while a worker holds the write lock, this process must not wait for it.
  saveJobProgress(database(), running.id, progress);
  running.savedAtMs = performance.now();
}

async function settle({ id, worker, isCancelled }: RunningJob, outcome: WorkerOutcome): Promise<void> {
  settleJob(database(), { jobId: id, pid: worker.pid, outcome, isCancelled });
  await clearAway();
}

/** Removes files that no job needs any more. */
async function clearAway(): Promise<void> {
  await settleUploads();
  await clearPullFolders(database());
}
