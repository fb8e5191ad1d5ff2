import 'server-only';
import type { PerunitDatabase } from './client';
import { discardStaleStaged } from './commands/discard-import';
import { type RecoverOptions, recoverJobs } from './commands/recover-jobs';

/**
 * Clears away what a killed server left: imports that were never committed, except those of `keep`, whose preview waits
 * for a person, and jobs that nobody runs: those that can be resumed are queued again. After the lock only.
 */
export const bootDatabase = (
  db: PerunitDatabase,
  keep: ReadonlySet<number> = new Set(),
  options: RecoverOptions = {},
): { readonly discarded: number; readonly failed: number } => ({
  discarded: discardStaleStaged(db, keep),
  failed: recoverJobs(db, options).failed.length,
});
