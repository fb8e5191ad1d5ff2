import 'server-only';

import { organisationDatabase } from '../../db/client';
import type { CommitOptions, CommitResult } from '../../db/commands/commit-import';
import { discardImport } from '../../db/commands/discard-import';
import type { Agreement } from '../publishing/guarded-write';
import { commitAsking } from '../publishing/signed-writes';
import { settleUploads } from './settle-uploads';

/**
 * Makes a staged import count. Its upload becomes a kept original in the background. Throws `restates` where it would
 * alter a signed month and nobody agreed.
 */
export function commitStaged(importId: number, options: CommitOptions & Agreement): CommitResult {
  const outcome = commitAsking(organisationDatabase('own'), importId, options);
  if (outcome.result !== 'refused') settleLater();
  return outcome;
}

/** Gives a staged import up, and its upload. */
export async function discardStaged(importId: number, by: string): Promise<void> {
  discardImport(organisationDatabase('own'), importId, { by });
  await settleUploads();
}

/** Compressing gigabytes takes minutes; should it fail, the next start tries again. */
function settleLater(): void {
  settleUploads().catch((error: unknown) => console.error('An upload could not be kept as an original:', error));
}
