import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { importFiles, imports } from '../schema';

/** Whether an import is staged, and so neither taken nor thrown away. */
export const isStaged = (db: PerunitDatabase, importId: number): boolean =>
  db.orm
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.status, 'staged')))
    .get() !== undefined;

/** SHA-256 of the files of those of the given imports that count or once counted: their bytes are worth keeping. */
export const takenFileHashes = (db: PerunitDatabase, importIds: readonly (number | null)[]): ReadonlySet<string> => {
  const ids = importIds.filter((id) => id !== null);
  const rows = db.orm
    .select({ sha256: importFiles.sha256 })
    .from(importFiles)
    .innerJoin(imports, eq(imports.id, importFiles.importId))
    .where(and(inArray(imports.id, ids), inArray(imports.status, ['active', 'undone'])))
    .all();
  return new Set(rows.map(({ sha256 }) => sha256));
};

/** What a process has staged and not committed. */
export const stagedByProcess = (
  db: PerunitDatabase,
  pid: number,
): readonly { readonly id: number; readonly by: string }[] =>
  db.orm
    .select({ id: imports.id, by: imports.by })
    .from(imports)
    .where(and(eq(imports.pid, pid), eq(imports.status, 'staged')))
    .all();
