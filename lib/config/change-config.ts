import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { inTransaction } from '../../db/write';
import { type Agreement, restatesProblem } from '../publishing/guarded-write';
import { recordConfigChanges } from './apply-config';
import type { ConfigRecord } from './config-schema';
import { type ChangePreview, previewChanges } from './preview-changes';

export type ChangeRequest = Agreement & { readonly by: string };

/**
 * Makes changes, all or none, in the transaction that their preview was worked out in. Throws `restates` (409, with the
 * preview) when they alter a closed or published month and nobody agreed.
 */
export const changeConfig = (
  db: PerunitDatabase,
  changes: readonly ConfigRecord[],
  { by, acceptRestatement }: ChangeRequest,
): ChangePreview =>
  inTransaction(db, () => {
    const preview = previewChanges(db, changes);
    if (preview.restates.length > 0 && !acceptRestatement) throw restatesProblem(preview.restates, { preview });
    recordConfigChanges(db, changes, { by });
    return preview;
  });
