import 'server-only';
import type { PerunitDatabase } from './client';
import { discardStaleStaged } from './commands/discard-import';
import { failStaleJobs } from './commands/jobs';

/** Clears away what a killed server left: imports that were never committed, jobs that nobody runs. After the lock only. */
export const bootDatabase = (db: PerunitDatabase): { readonly discarded: number; readonly failed: number } => ({
  discarded: discardStaleStaged(db),
  failed: failStaleJobs(db),
});
