import 'server-only';

import type { PerunitDatabase } from '../../db/client';
import { discardImport } from '../../db/commands/discard-import';
import { listJobs } from '../../db/queries/jobs';
import { isStaged, stagedByProcess } from '../../db/queries/staged-imports';
import { importJobKind, readResult } from './import-job';

const everyJob = 10_000;

/** The staged imports that a job brought to its end: their previews wait for a person, over a restart too. */
export function importsAwaitingAPerson(db: PerunitDatabase): ReadonlySet<number> {
  const done = listJobs(db, everyJob).filter(({ kind, status }) => kind === importJobKind && status === 'done');
  const staged = done.flatMap(({ result }) => readResult(result).sets.map(({ importId }) => importId));
  return new Set(staged.filter((id) => id !== null).filter((id) => isStaged(db, id)));
}

/** Gives up what a worker process had staged when it was stopped, unless its job was done before. */
export function discardStagedBy(db: PerunitDatabase, pid: number): void {
  for (const { id, by } of stagedByProcess(db, pid)) discardImport(db, id, { by });
}
