import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { inTransaction } from '../../db/write';
import { configDifference } from './apply-config';
import type { OrganisationConfig } from './config-schema';
import type { ConfigDifference } from './diff-config';
import { type ChangePreview, previewChanges } from './preview-changes';

export type ForeseenConfig = ConfigDifference & {
  /** Null: there is nothing to change, or something stands in the way. */
  readonly preview: ChangePreview | null;
};

/** What a file would change and which figures that moves, both of one state of the database; records nothing. */
export const foreseeConfig = (db: PerunitDatabase, wanted: OrganisationConfig): ForeseenConfig =>
  inTransaction(db, () => {
    const difference = configDifference(db, wanted);
    const isIdle = difference.changes.length === 0 || difference.conflicts.length > 0;
    return { ...difference, preview: isIdle ? null : previewChanges(db, difference.changes) };
  });
