import 'server-only';
import type { PerunitDatabase } from '../client';

/** Whether a line waits for its cost type: an upgrade makes lines in SQL, and rules are no SQL. */
export const hasUnclassifiedLines = (db: PerunitDatabase): boolean =>
  db.raw.prepare('SELECT 1 FROM line_rollups WHERE cost_type = 0 LIMIT 1').get() !== undefined;
