import 'server-only';

import { organisationDatabase } from '../../db/client';
import { discardImport } from '../../db/commands/discard-import';
import { createJob } from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { importPreview } from '../../db/queries/import-preview';
import { listJobs } from '../../db/queries/jobs';
import { isStaged } from '../../db/queries/staged-imports';
import type { NumberFormat } from '../ingest/records/record-source';
import { ProblemError } from '../observe/problems';
import { type ImportJobPayload, importJobKind, readPayload, readResult } from './import-job';
import { startDueJobs } from './job-runner';
import { filesOfUploadSet } from './uploads/upload-directory';

const everyJob = 10_000;

/**
 * Queues the reading of a staged small CSV with another number format; its preview is given up for the new one.
 * Returns the job. Throws `wrong-state` for a bill, for what does not wait any more, and when its upload is gone.
 */
export async function readAgain(importId: number, numberFormat: NumberFormat, by: string): Promise<number> {
  const db = organisationDatabase('own');
  const { kind, files, name } = importPreview(db, importId);
  const job = listJobs(db, { kind: importJobKind, limit: everyJob }).find((one) => hasStaged(one, importId));
  const [file] = files;
  if (kind === 'bill' || job === undefined || file === undefined) throw notPossible(name);
  const { uploadSet, again } = readPayload(job.payload);
  const isThere = (await filesOfUploadSet(uploadSet)).some(({ sha256 }) => sha256 === file.sha256);
  if (!isThere || !isStaged(db, importId)) throw notPossible(name);
  // In one go: between the two, the upload would be nobody's and might be removed.
  discardImport(db, importId, { by });
  const payload: ImportJobPayload = {
    uploadSet,
    files: [{ name, bytes: file.bytes }],
    again: { ...again, sha256: file.sha256, numberFormat },
  };
  const jobId = createJob(db, { kind: importJobKind, payload, by });
  startDueJobs();
  return jobId;
}

const hasStaged = ({ result }: Job, importId: number): boolean =>
  readResult(result).sets.some((set) => set.importId === importId);

const notPossible = (name: string): ProblemError =>
  new ProblemError('wrong-state', `${name} does not wait as a small CSV any more.`, 'Drop the file again.');
