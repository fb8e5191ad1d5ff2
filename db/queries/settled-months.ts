import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** The billing months that a feed has brought as no longer estimated, by its newest deliveries. */
export const settledMonths = (db: PerunitDatabase, feed: string): Month[] =>
  db.raw
    .prepare<[string], string>(
      `SELECT m.billing_month FROM delivery_months m JOIN deliveries d ON d.id = m.delivery_id
       WHERE d.status = 'active' AND d.feed = ? AND d.period = m.billing_month
       GROUP BY m.billing_month HAVING max(coalesce(m.is_estimated, 1)) = 0 ORDER BY m.billing_month`,
    )
    .pluck()
    .all(feed);
