import 'server-only';

import type { PerunitDatabase } from '../../db/client';
import { discardImport } from '../../db/commands/discard-import';
import type { Job } from '../../db/job-types';
import { listJobs } from '../../db/queries/jobs';
import { isStaged, stagedByProcess } from '../../db/queries/staged-imports';
import { readResult } from './import-job';

const everyJob = 10_000;

/**
 * The staged imports that a job noted as its result: their previews wait for a person, over a restart too. An import
 * notes them when it is done, a pull after each of the deliveries that it brings.
 */
export function importsAwaitingAPerson(db: PerunitDatabase): ReadonlySet<number> {
  const staged = listJobs(db, { limit: everyJob }).flatMap(({ result }) =>
    readResult(result).sets.map(({ importId }) => importId),
  );
  return new Set(staged.filter((id) => id !== null).filter((id) => isStaged(db, id)));
}

/** The jobs whose previews wait for a person. */
export function jobsAwaitingAPerson(db: PerunitDatabase): ReadonlySet<number> {
  const waiting = importsAwaitingAPerson(db);
  const isWaitedFor = ({ result }: Job) =>
    readResult(result).sets.some(({ importId }) => importId !== null && waiting.has(importId));
  const jobs = listJobs(db, { limit: everyJob }).filter(isWaitedFor);
  return new Set(jobs.map(({ id }) => id));
}

/** Gives up what a worker process had staged when it was stopped, unless its job had noted it before. */
export function discardStagedBy(db: PerunitDatabase, pid: number, noted = importsAwaitingAPerson(db)): void {
  for (const { id, by } of stagedByProcess(db, pid)) if (!noted.has(id)) discardImport(db, id, { by });
}
