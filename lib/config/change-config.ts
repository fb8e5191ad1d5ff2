import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { inTransaction } from '../../db/write';
import { ProblemError } from '../observe/problems';
import { recordConfigChanges } from './apply-config';
import type { ConfigRecord } from './config-schema';
import { type ChangePreview, previewChanges } from './preview-changes';

export type ChangeRequest = {
  readonly by: string;
  /** Whether a person agreed that closed and published months are restated. */
  readonly acceptRestatement: boolean;
};

/**
 * Makes changes, all or none, in the transaction that their preview was worked out in. Throws `restates` (409, with the
 * preview) when they move a closed or published month and nobody agreed.
 */
export const changeConfig = (
  db: PerunitDatabase,
  changes: readonly ConfigRecord[],
  { by, acceptRestatement }: ChangeRequest,
): ChangePreview =>
  inTransaction(db, () => {
    const preview = previewChanges(db, changes);
    const signed = preview.moved.filter(({ reportState }) => reportState !== 'draft');
    if (signed.length > 0 && !acceptRestatement) {
      const names = signed.map(({ month, edition }) => (edition === null ? month : `${month} (#${edition})`));
      const text = `It moves figures of months that are closed or published: ${names.join(', ')}.`;
      throw new ProblemError('restates', text, undefined, { preview });
    }
    recordConfigChanges(db, changes, { by });
    return preview;
  });
