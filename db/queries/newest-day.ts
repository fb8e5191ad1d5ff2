import 'server-only';
import type { Day } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

const newestOf = `
  SELECT max(day) FROM (
    SELECT max(m.last_usage_day) AS day FROM delivery_months m JOIN deliveries d ON d.id = m.delivery_id
      WHERE d.status = 'active' AND d.import_id IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT max(w.day) FROM workspace_days w JOIN deliveries d ON d.id = w.delivery_id
      WHERE d.status = 'active' AND d.import_id IN (SELECT value FROM json_each(:ids))
  )`;

/** The newest day of cost or of counts that imports brought and that counts; null when they brought none. */
export const newestDayOf = (db: PerunitDatabase, importIds: readonly number[]): Day | null =>
  db.raw
    .prepare<{ ids: string }, Day | null>(newestOf)
    .pluck()
    .get({ ids: JSON.stringify(importIds) }) ?? null;
