import 'server-only';
import { join } from 'node:path';
import { readPayload } from '../import-job';
import type { JobContext } from '../job-context';
import { runImport } from '../run-import';
import { filesOfUploadSet, uploadSetDirectory } from '../uploads/upload-directory';
import type { JobResult } from '../worker-messages';

/** Reads the upload set of a job into staged imports, which then wait for a person. */
export const importUploads = async ({ db, job, report, importTurn }: JobContext): Promise<JobResult> => {
  const { uploadSet, again } = readPayload(job.payload);
  const files = (await filesOfUploadSet(uploadSet)).filter(
    ({ sha256 }) => again === undefined || sha256 === again.sha256,
  );
  const release = await importTurn();
  try {
    const sets = await runImport({
      db,
      inputs: files.map(({ name, storedAs }) => ({ name, path: join(uploadSetDirectory(uploadSet), storedAs) })),
      by: job.by,
      stopBeforeCommit: true,
      ...(again !== undefined && { numberFormat: again.numberFormat }),
      onProgress: report,
    });
    return { sets };
  } finally {
    release();
  }
};
