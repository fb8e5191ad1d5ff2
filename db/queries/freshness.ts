import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** When the last pull of each connection succeeded, by its number. */
export const lastPulls = (db: PerunitDatabase): ReadonlyMap<number, string> =>
  new Map(
    db.raw
      .prepare<[], [string, string]>(
        `SELECT coalesce(json_extract(payload, '$.connectionId'), subject), max(finished_at) FROM jobs
         WHERE kind = 'pull' AND status = 'done' AND finished_at IS NOT NULL GROUP BY 1`,
      )
      .raw()
      .all()
      .map(([id, at]) => [Number(id), at]),
  );

/** The months that have a bill. */
export const billedMonths = (db: PerunitDatabase): ReadonlySet<Month> =>
  new Set(db.raw.prepare<[], Month>('SELECT DISTINCT billing_month FROM active_feeds').pluck().all());
