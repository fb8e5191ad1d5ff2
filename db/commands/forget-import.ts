import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { deliveries, imports } from '../schema';
import { inTransaction } from '../write';
import { deleteStaged } from './delete-staged';
import { stagedImport } from './import-rows';

const tablesByImport = [
  'import_files',
  'import_columns',
  'import_accounts',
  'import_rejects',
  'import_notices',
] as const;

/** Removes a staged import with its line in the history: a dry run leaves nothing. */
export const forgetImport = (db: PerunitDatabase, importId: number): void => {
  inTransaction(db, () => {
    deleteStaged(db, stagedImport(db, importId), 'discarded');
    for (const table of tablesByImport) db.raw.prepare(`DELETE FROM ${table} WHERE import_id = ?`).run(importId);
    db.orm.delete(deliveries).where(eq(deliveries.importId, importId)).run();
    db.orm.delete(imports).where(eq(imports.id, importId)).run();
  });
};
