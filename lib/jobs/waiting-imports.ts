import 'server-only';

import { and, eq, inArray } from 'drizzle-orm';
import type { PerunitDatabase } from '../../db/client';
import { discardImport } from '../../db/commands/discard-import';
import { listJobs } from '../../db/queries/jobs';
import { importFiles, imports } from '../../db/schema';
import { importJobKind, readResult } from './import-job';

const everyJob = 10_000;

/** Whether an import is staged, and so neither taken nor thrown away. */
export const isStaged = (db: PerunitDatabase, importId: number): boolean =>
  db.orm
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.status, 'staged')))
    .get() !== undefined;

/** The staged imports that a job brought to its end: their previews wait for a person, over a restart too. */
export function importsAwaitingAPerson(db: PerunitDatabase): ReadonlySet<number> {
  const done = listJobs(db, everyJob).filter(({ kind, status }) => kind === importJobKind && status === 'done');
  const staged = done.flatMap(({ result }) => readResult(result).sets.map(({ importId }) => importId));
  return new Set(staged.filter((id) => id !== null).filter((id) => isStaged(db, id)));
}

/** SHA-256 of the files of those of the given imports that count or once counted: their bytes are worth keeping. */
export function takenFileHashes(db: PerunitDatabase, importIds: readonly (number | null)[]): ReadonlySet<string> {
  const ids = importIds.filter((id) => id !== null);
  const rows = db.orm
    .select({ sha256: importFiles.sha256 })
    .from(importFiles)
    .innerJoin(imports, eq(imports.id, importFiles.importId))
    .where(and(inArray(imports.id, ids), inArray(imports.status, ['active', 'undone'])))
    .all();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Gives up what a worker process had staged when it was stopped, unless its job was done before. */
export function discardStagedBy(db: PerunitDatabase, pid: number): void {
  const rows = db.orm
    .select({ id: imports.id, by: imports.by })
    .from(imports)
    .where(and(eq(imports.pid, pid), eq(imports.status, 'staged')))
    .all();
  for (const { id, by } of rows) discardImport(db, id, { by });
}
