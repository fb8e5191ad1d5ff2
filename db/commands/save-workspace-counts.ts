import 'server-only';
import { createHash } from 'node:crypto';
import type { PerunitDatabase } from '../client';
import type { WorkspaceMonthRecord } from '../record-types';
import { inTransaction } from '../write';
import { type CommitResult, commitImport } from './commit-import';
import { insertRecords } from './stage-records';

/**
 * Records workspace counts that were typed in, as a delivery of its own: a month typed again replaces what was typed
 * before, and files of counts come before both.
 */
export const saveWorkspaceCounts = (
  db: PerunitDatabase,
  records: readonly WorkspaceMonthRecord[],
  { by }: { readonly by: string },
): CommitResult['result'] => {
  const sha256 = createHash('sha256').update(JSON.stringify(records)).digest('hex');
  const rowsRead = records.length;
  const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
  const set = { kind: 'workspaces-typed', name: 'Typed in', sha256, rowsRead, records, ...empty } as const;
  return inTransaction(db, () => {
    const importId = insertRecords(db, set, by);
    return commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by }).result;
  });
};
