import 'server-only';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PerunitDatabase } from '../../../db/client';
import { dataDirectory } from '../../../db/data-directory';
import { jobById, openStatuses } from '../../../db/queries/jobs';

const pullsDirectory = (): string => join(dataDirectory(), 'pulls');

/** The private folder of a pull: there until its job has ended, so that it can be taken up again after a kill. */
export const openPullFolder = async (jobId: number): Promise<string> => {
  const folder = join(pullsDirectory(), String(jobId));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
};

const isOpen = (db: PerunitDatabase, entry: string): boolean => {
  const job = /^[1-9]\d{0,14}$/.test(entry) ? jobById(db, Number(entry)) : null;
  return job !== null && openStatuses.some((status) => status === job.status);
};

/** Removes the folders of pulls that have ended. Safe to repeat at any time. */
export const clearPullFolders = async (db: PerunitDatabase): Promise<void> => {
  const entries = await readdir(pullsDirectory()).catch(() => []);
  for (const entry of entries.filter((one) => !isOpen(db, one))) {
    await rm(join(pullsDirectory(), entry), { recursive: true, force: true });
  }
};
