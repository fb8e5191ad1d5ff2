import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { isAlive } from '../is-alive';
import { imports } from '../schema';
import { inTransaction, recordAudit } from '../write';
import { deleteStaged } from './delete-staged';
import { stagedImport } from './import-rows';

/** Gives a staged import up: cancelled, refused or not wanted. Numbers never saw it. */
export const discardImport = (db: PerunitDatabase, importId: number, { by }: { readonly by: string }): void => {
  inTransaction(db, () => {
    const row = stagedImport(db, importId);
    deleteStaged(db, row, 'discarded');
    recordAudit(db, { by, action: 'discard-import', subject: row.name, detail: { importId } });
  });
};

/**
 * Gives up what processes that are gone had staged, for the server at boot only; `keep` names the imports whose
 * preview waits for a person, though the process that staged them has ended.
 */
export const discardStaleStaged = (db: PerunitDatabase, keep: ReadonlySet<number> = new Set()): number => {
  const staged = db.orm.select().from(imports).where(eq(imports.status, 'staged')).all();
  const stale = staged.filter(({ id, pid }) => !keep.has(id) && (pid === process.pid || !isAlive(pid)));
  for (const { id } of stale) discardImport(db, id, { by: 'start' });
  return stale.length;
};
