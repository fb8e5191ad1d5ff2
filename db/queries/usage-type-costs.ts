import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** A month's billed cost of one usage type, by the view of Cost Explorer that is never read for KPIs. */
export type UsageTypeCost = {
  readonly payerId: string;
  readonly usageType: string;
  readonly currency: string;
  readonly nanos: bigint;
};

/** What Cost Explorer says of each usage type in a month, the dearest first. */
export const usageTypeCosts = (db: PerunitDatabase, month: Month): UsageTypeCost[] =>
  db.raw
    .prepare<[string], UsageTypeCost>(
      `SELECT d.payer_id AS payerId, coalesce(t.text, '') AS usageType, d.currency, sum(r.billed) AS nanos
       FROM deliveries d
         JOIN line_rollups r ON r.delivery_id = d.id JOIN line_keys k ON k.id = r.line_key LEFT JOIN terms t ON t.id = k.usage_type
       WHERE d.status = 'active' AND d.kind = 'bill' AND d.feed LIKE 'cost-explorer-usage:%' AND r.billing_month = ?
       GROUP BY 1, 2, 3 ORDER BY nanos DESC, payerId, usageType`,
    )
    .all(month);
