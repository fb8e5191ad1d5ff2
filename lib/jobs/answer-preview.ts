import 'server-only';

import { organisationDatabase } from '../../db/client';
import { type CommitOptions, type CommitResult, commitImport } from '../../db/commands/commit-import';
import { discardImport } from '../../db/commands/discard-import';
import { settleUploads } from './settle-uploads';

/** Makes a staged import count. Its upload becomes a kept original in the background. */
export function commitStaged(importId: number, options: CommitOptions): CommitResult {
  const outcome = commitImport(organisationDatabase('own'), importId, options);
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
