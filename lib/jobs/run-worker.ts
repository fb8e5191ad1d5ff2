import 'server-only';
import { organisationDatabase } from '../../db/client';
import { finishJob } from '../../db/commands/jobs';
import { jobById } from '../../db/queries/jobs';
import { endWithServer } from './end-with-server';
import type { JobContext, JobWork } from './job-context';
import { failureOf } from './job-failure';
import { jobLogger } from './job-log';
import { discardStagedBy } from './waiting-imports';
import type { JobProgress, ParentMessage, WorkerMessage } from './worker-messages';

const progressEveryMs = 250;

const send = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

const stepOf = (progress: JobProgress): string =>
  'stage' in progress ? progress.stage : `${progress.text} ${progress.done} ${progress.importing?.stage ?? ''}`;

/** Passes on a new step at once, else at most four times a second. */
const throttled = (report: (progress: JobProgress) => void): ((progress: JobProgress) => void) => {
  let last: { readonly step: string; readonly atMs: number } | null = null;
  return (progress) => {
    const atMs = performance.now();
    const step = stepOf(progress);
    if (last?.step === step && atMs - last.atMs < progressEveryMs) return;
    last = { step, atMs };
    report(progress);
  };
};

/** Asks the process that started this one, which lets one job import at a time. */
const importTurn = async (): Promise<() => void> => {
  const isMyTurn = new Promise<void>((resolve) => {
    process.on('message', function wait({ type }: ParentMessage) {
      if (type !== 'go') return;
      process.off('message', wait);
      resolve();
    });
  });
  await send({ type: 'turn', isWanted: true });
  if (process.send !== undefined) await isMyTurn;
  return () => void send({ type: 'turn', isWanted: false });
};

const runJob = async (jobId: number, workOf: (kind: string) => Promise<JobWork>): Promise<WorkerMessage> => {
  const db = organisationDatabase('own');
  const job = jobById(db, jobId);
  if (job === null) throw new Error(`There is no job ${jobId}.`);
  const work = await workOf(job.kind);
  const { log, flush } = jobLogger(db, jobId);
  const { signal } = new AbortController();
  const report = throttled((progress) => void send({ type: 'progress', progress }));
  const context: JobContext = { db, job, signal, report, log, importTurn };
  try {
    const result = await work(context);
    await flush();
    // Whoever ended the job meanwhile (cancelled, or a new server after a kill) does not want what was staged.
    if (!finishJob(db, jobId, { status: 'done', result })) discardStagedBy(db, process.pid);
    return { type: 'done' };
  } catch (error) {
    log('error', failureOf(error).text);
    await flush();
    throw error;
  }
};

/** The life of a worker process: does the job that its first argument names, says how it ended, and is gone. */
export const runWorker = async (workOf: (kind: string) => Promise<JobWork>): Promise<never> => {
  endWithServer();
  const failed = (error: unknown): WorkerMessage => {
    console.error(error);
    return { type: 'failed', failure: failureOf(error) };
  };
  await send(await runJob(Number(process.argv[2]), workOf).catch(failed));
  process.exit(0);
};
