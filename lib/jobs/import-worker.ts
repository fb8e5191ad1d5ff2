import 'server-only';

import { join } from 'node:path';
import { organisationDatabase } from '../../db/client';
import { finishJob } from '../../db/commands/jobs';
import { jobById } from '../../db/queries/jobs';
import type { ImportProgress } from '../ingest/types';
import { endWithServer } from './end-with-server';
import { readPayload } from './import-job';
import { runImport } from './run-import';
import { filesOfUploadSet, uploadSetDirectory } from './uploads/upload-directory';
import { discardStagedBy } from './waiting-imports';
import type { JobFailure, JobResult, WorkerMessage } from './worker-messages';

const progressEveryMs = 250;

/** Reads the upload set of a job into staged imports, which then wait for a person. */
async function importUploads(jobId: number): Promise<WorkerMessage> {
  const db = organisationDatabase('own');
  const job = jobById(db, jobId);
  if (job === null) throw new Error(`There is no job ${jobId}.`);
  const { uploadSet, again } = readPayload(job.payload);
  const files = (await filesOfUploadSet(uploadSet)).filter(
    ({ sha256 }) => again === undefined || sha256 === again.sha256,
  );
  const result: JobResult = {
    sets: await runImport({
      db,
      inputs: files.map(({ name, storedAs }) => ({ name, path: join(uploadSetDirectory(uploadSet), storedAs) })),
      by: job.by,
      stopBeforeCommit: true,
      ...(again !== undefined && { numberFormat: again.numberFormat }),
      onProgress: throttled((progress) => void send({ type: 'progress', progress })),
    }),
  };
  // Whoever ended the job meanwhile (cancelled, or a new server after a kill) does not want what was staged.
  if (!finishJob(db, jobId, { status: 'done', result })) discardStagedBy(db, process.pid);
  return { type: 'done', result };
}

/** Passes on a new stage at once, else at most four times a second. */
function throttled(report: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let last: { stage: string; atMs: number } | null = null;
  return (progress) => {
    const atMs = performance.now();
    if (last?.stage === progress.stage && atMs - last.atMs < progressEveryMs) return;
    last = { stage: progress.stage, atMs };
    report(progress);
  };
}

const send = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

function failureOf(error: unknown): JobFailure {
  console.error(error);
  const remedy = 'Nothing was imported. Try again; if it happens again, the server’s log says more.';
  if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string') {
    return { code: 'code' in error ? String(error.code) : 'internal', text: error.message, remedy: error.remedy };
  }
  return { code: 'internal', text: error instanceof Error ? error.message : String(error), remedy };
}

endWithServer();

await send(
  await importUploads(Number(process.argv[2])).catch((error: unknown) => ({
    type: 'failed' as const,
    failure: failureOf(error),
  })),
);
process.exit(0);
