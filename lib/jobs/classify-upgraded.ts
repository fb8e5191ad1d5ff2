import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { rebuildRollups } from '../../db/commands/rebuild-rollups';
import { hasUnclassifiedLines } from '../../db/queries/has-unclassified-lines';
import { classifier } from './classifier';

/** Gives lines that an upgrade made in SQL their cost types, by the rules in force. Returns the number of lines read. */
export const classifyUpgraded = (db: PerunitDatabase): number =>
  hasUnclassifiedLines(db) ? rebuildRollups(db, { from: null, classify: classifier(db), by: 'upgrade' }) : 0;
