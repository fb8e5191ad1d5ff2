import 'server-only';

import { organisationDatabase } from '../../db/client';
import { createJob, finishJob, removeJob, saveJobProgress, startNextJob } from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { jobById } from '../../db/queries/jobs';
import { isStaged } from '../../db/queries/staged-imports';
import type { ImportProgress } from '../ingest/types';
import { ProblemError } from '../observe/problems';
import { importJobKind, readResult } from './import-job';
import { settleUploads } from './settle-uploads';
import { filesOfUploadSet } from './uploads/upload-directory';
import { discardStagedBy } from './waiting-imports';
import type { JobFailure } from './worker-messages';
import { startWorker, type Worker, type WorkerOutcome } from './worker-process';

type RunningJob = {
  readonly id: number;
  readonly worker: Worker;
  progress: ImportProgress | null;
  savedAtMs: number;
  isCancelled: boolean;
  /** Resolves when the job's end is written and nothing of it is left. */
  settled: Promise<void>;
};

/** Next loads modules more than once, so what runs hangs on the process itself. */
const runnerKey = Symbol.for('perunit.jobs');
type RunnerHolder = typeof globalThis & { [runnerKey]?: { current: RunningJob | null } };

const runner = (): { current: RunningJob | null } => {
  const holder: RunnerHolder = globalThis;
  holder[runnerKey] ??= { current: null };
  return holder[runnerKey];
};

const importWorker = 'lib/jobs/import-worker.ts';
const saveEveryMs = 250;

/** Uploads always go to one's own organisation; the demo's figures never mix with a company's. */
const database = () => organisationDatabase('own');

/** Queues the import of an upload set and starts it when nothing else runs. Throws `not-found` when the set is gone. */
export async function startImportJob(uploadSet: string, by: string): Promise<number> {
  const files = await filesOfUploadSet(uploadSet);
  if (files.length === 0) {
    throw new ProblemError('not-found', 'The uploaded files are gone.', 'Drop the files again.');
  }
  const payload = { uploadSet, files: files.map(({ name, bytes }) => ({ name, bytes })) };
  const id = createJob(database(), { kind: importJobKind, payload, by });
  runNextJob();
  return id;
}

/** The freshest progress of a job that runs in this process; null when it does not, or has not said anything yet. */
export function liveProgress(jobId: number): ImportProgress | null {
  const { current } = runner();
  return current?.id === jobId ? current.progress : null;
}

/**
 * Stops an open job: a running one is killed with everything it started, and nothing of it stays. Takes an ended one
 * off the list. Waits until it is so.
 */
export async function cancelOrDismissJob(id: number): Promise<void> {
  const { current } = runner();
  if (current?.id === id) {
    current.isCancelled = true;
    current.worker.kill();
    await current.settled;
    return;
  }
  const job = jobById(database(), id);
  if (job === null) throw new ProblemError('not-found', `There is no job ${id}.`);
  if (finishJob(database(), id, { status: 'cancelled' })) await settleUploads();
  else dismiss(job);
}

/** The job of a preview stays until the preview is answered: it is what keeps the preview over a restart. */
function dismiss({ id, result }: Job): void {
  const isWaitedFor = readResult(result).sets.some(
    ({ importId }) => importId !== null && isStaged(database(), importId),
  );
  if (isWaitedFor) throw new ProblemError('wrong-state', 'A preview of it waits.', 'Import it or discard it first.');
  removeJob(database(), id);
}

/** Whether the database is being filled by an import at this moment, so that a write would wait for it. */
export const isDatabaseHeld = (): boolean => runner().current?.progress?.stage === 'stage';

/** Starts the oldest queued job unless one runs: one import at a time. */
export function runNextJob(): void {
  const state = runner();
  if (state.current !== null) return;
  const job = startNextJob(database(), process.pid);
  if (job === null) return;
  const running: RunningJob = {
    id: job.id,
    worker: startWorker(importWorker, [String(job.id)], (progress) => noteProgress(running, progress)),
    progress: null,
    savedAtMs: 0,
    isCancelled: false,
    settled: Promise.resolve(),
  };
  state.current = running;
  running.settled = running.worker.ended
    .then((outcome) => settle(running, outcome))
    .then(() => settleUploads())
    .catch((error: unknown) => console.error(`Job ${job.id} could not be settled:`, error))
    .finally(() => {
      state.current = null;
      runNextJob();
    });
}

function noteProgress(running: RunningJob, progress: ImportProgress): void {
  running.progress = progress;
  if (performance.now() - running.savedAtMs < saveEveryMs) return;
  // Best effort: while the worker holds the write lock, this process must not wait for it.
  saveJobProgress(database(), running.id, progress);
  running.savedAtMs = performance.now();
}

function settle(running: RunningJob, outcome: WorkerOutcome): void {
  // The worker ends its job itself, in the database: whoever killed it in between finds it open, and ends it here.
  if (outcome.type === 'done' && !running.isCancelled) return;
  const { id, worker } = running;
  discardStagedBy(database(), worker.pid);
  const isOpen = running.isCancelled
    ? finishJob(database(), id, { status: 'cancelled' })
    : finishJob(database(), id, { status: 'failed', error: failureOf(outcome) });
  // Cancelled in the moment in which it was done: what it had staged is gone all the same.
  if (!isOpen && running.isCancelled) removeJob(database(), id);
}

function failureOf(outcome: WorkerOutcome): JobFailure {
  if (outcome.type === 'failed') return outcome.failure;
  if (outcome.type === 'died') {
    const how = outcome.signal === null ? `with exit code ${outcome.exitCode}` : `by ${outcome.signal}`;
    if (outcome.lastWords !== '') console.error(`The import worker ended ${how}:\n${outcome.lastWords}`);
    return {
      code: 'worker-died',
      text: `The import process ended ${how} before it was done.`,
      remedy: 'Nothing was imported. Drop the file again; if it happens again, the server’s log says more.',
    };
  }
  return { code: 'internal', text: 'The import ended in an unknown way.', remedy: 'Drop the file again.' };
}
