import 'server-only';

import { join } from 'node:path';
import { organisationDatabase } from '../../db/client';
import { keepOriginal } from '../../db/commands/keep-original';
import type { Job } from '../../db/job-types';
import { listJobs, openStatuses } from '../../db/queries/jobs';
import { isStaged, takenFileHashes } from '../../db/queries/staged-imports';
import { importJobKind, readResult, uploadSetOf } from './import-job';
import {
  discardForgottenUploads,
  discardUploadSet,
  filesOfUploadSet,
  uploadSetDirectory,
} from './uploads/upload-directory';

const everyJob = 10_000;
/** A drop that was sent but never asked to be imported: its page was closed in between. */
const forgottenAfterMs = 24 * 3_600_000;

/**
 * Removes uploads that nothing waits for any more: of jobs that failed or were cancelled, and of imports that a person
 * took (their bytes are kept as originals first) or threw away. Safe to repeat at any time.
 */
export function settleUploads(): Promise<void> {
  const holder: TurnHolder = globalThis;
  const turn = (holder[turnKey] ?? Promise.resolve()).then(settleAll, settleAll);
  holder[turnKey] = turn;
  return turn;
}

/** One at a time: two would keep and remove the same files at once. */
const turnKey = Symbol.for('perunit.jobs.settle-uploads');
type TurnHolder = typeof globalThis & { [turnKey]?: Promise<void> };

const jobsWithFiles = (): Job[] =>
  listJobs(organisationDatabase('own'), { limit: everyJob }).filter((job) => uploadSetOf(job) !== null);
const jobsOfUpload = (uploadSet: string): Job[] => jobsWithFiles().filter((job) => uploadSetOf(job) === uploadSet);

async function settleAll(): Promise<void> {
  const jobsOf = new Map<string, Job[]>();
  // A file read again is a second job of the same upload.
  for (const job of jobsWithFiles()) {
    const uploadSet = uploadSetOf(job) ?? '';
    jobsOf.set(uploadSet, [...(jobsOf.get(uploadSet) ?? []), job]);
  }
  const keep = new Set([...jobsOf].filter(([, jobs]) => jobs.some(isNeeded)).map(([uploadSet]) => uploadSet));
  for (const [uploadSet, jobs] of jobsOf) if (!keep.has(uploadSet)) await settleUpload(jobs, uploadSet);
  await discardForgottenUploads(keep, forgottenAfterMs);
}

/** A refused file that a person may still say something of is kept until the refusal is answered or dismissed. */
function isNeeded({ kind, status, result }: Job): boolean {
  if (openStatuses.some((open) => open === status)) return true;
  if (kind === importJobKind && readResult(result).sets.some(({ question }) => question !== undefined)) return true;
  const db = organisationDatabase('own');
  return readResult(result).sets.some(({ importId }) => importId !== null && isStaged(db, importId));
}

async function settleUpload(jobs: readonly Job[], uploadSet: string): Promise<void> {
  const files = await filesOfUploadSet(uploadSet);
  if (files.length === 0) return;
  const db = organisationDatabase('own');
  const taken = takenFileHashes(
    db,
    jobs.flatMap(({ result }) => readResult(result).sets.map(({ importId }) => importId)),
  );
  for (const { sha256, bytes, storedAs } of files.filter((file) => taken.has(file.sha256))) {
    await keepOriginal(db, { sha256, bytes, path: join(uploadSetDirectory(uploadSet), storedAs) });
  }
  // Asked for again while the originals were kept: its files are still wanted.
  if (jobsOfUpload(uploadSet).some(isNeeded)) return;
  await discardUploadSet(uploadSet);
}
