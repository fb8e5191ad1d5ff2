import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** The months that have a bill or workspace counts, oldest first. */
export const reportMonths = (db: PerunitDatabase): Month[] =>
  db.raw
    .prepare<[], Month>(
      `SELECT billing_month FROM active_feeds
       UNION SELECT period FROM deliveries WHERE status = 'active' AND kind IN ('workspaces-monthly', 'workspaces-daily', 'workspaces-typed')
       ORDER BY 1`,
    )
    .pluck()
    .all();

/** A counter that every write of numbers bumps, also from another process: what was computed before it may be kept. */
export const dataGeneration = (db: PerunitDatabase): bigint =>
  db.raw.prepare<[], bigint>('SELECT value FROM generation').pluck().get() ?? 0n;
