import 'server-only';
import { join } from 'node:path';
import type { FlattenOptions } from '../../ingest/documents/flatten-documents';
import { type ImportJobPayload, readPayload } from '../import-job';
import type { JobContext } from '../job-context';
import { runImport } from '../run-import';
import { filesOfUploadSet, uploadSetDirectory } from '../uploads/upload-directory';
import type { JobResult } from '../worker-messages';

type Said = NonNullable<NonNullable<ImportJobPayload['again']>['said']>;

const saidIn = ({ payerId, metric, isUnfiltered = false }: Said): FlattenOptions => ({
  ...(payerId !== undefined && { payerId }),
  ...(metric !== undefined && { metric }),
  isUnfiltered,
});

/** What a person said of files that are read again. */
const optionsOf = (again: ImportJobPayload['again']) => ({
  ...(again?.numberFormat !== undefined && { numberFormat: again.numberFormat }),
  ...(again?.said !== undefined && { said: saidIn(again.said) }),
  ...(again?.mapping !== undefined && { mapping: again.mapping }),
});

/** Reads the upload set of a job into staged imports, which then wait for a person. */
export const importUploads = async ({ db, job, report, importTurn }: JobContext): Promise<JobResult> => {
  const { uploadSet, again } = readPayload(job.payload);
  const files = (await filesOfUploadSet(uploadSet)).filter(
    ({ sha256 }) => again === undefined || [again.sha256].flat().includes(sha256),
  );
  const release = await importTurn();
  try {
    const sets = await runImport({
      db,
      inputs: files.map(({ name, storedAs }) => ({ name, path: join(uploadSetDirectory(uploadSet), storedAs) })),
      by: job.by,
      stopBeforeCommit: true,
      ...optionsOf(again),
      onProgress: report,
    });
    return { sets };
  } finally {
    release();
  }
};
