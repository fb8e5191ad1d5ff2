import 'server-only';
import { unnamedPayer } from '../../lib/ingest/unnamed-payer';
import type { Month } from '../../lib/month/month';
import type { FeedCost } from '../../lib/reconciliation/compare-feeds';
import type { PerunitDatabase } from '../client';

export type FeedMonth = { readonly payerId: string; readonly month: Month };

export type FeedRow = FeedCost & { readonly isTax: bigint };

/**
 * What each of a payer's bills of one month says, and those that name no payer, by account and service; strays of other
 * periods are left out.
 */
export const feedCosts = (db: PerunitDatabase, { payerId, month }: FeedMonth): FeedRow[] =>
  db.raw
    .prepare<[string, string, Month, Month, Month], FeedRow>(
      `SELECT d.feed, d.currency, a.text AS accountId,
         s.text AS service, k.text = 'tax' AS isTax, sum(r.billed) AS billedNanos,
         CASE WHEN count(r.effective) = count(*) THEN sum(r.effective) END AS effectiveNanos
       FROM deliveries d JOIN delivery_months m ON m.delivery_id = d.id
         JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = m.billing_month
         JOIN labels a ON a.id = r.account JOIN labels s ON s.id = r.service
         JOIN labels k ON k.id = r.scope_class
       WHERE d.status = 'active' AND d.kind = 'bill' AND m.payer_id IN (?, ?) AND m.billing_month = ? AND d.period = ?
         AND r.billing_month = ?
       GROUP BY d.feed, d.currency, r.account, r.service, isTax ORDER BY d.feed, a.text, s.text, isTax`,
    )
    .all(payerId, unnamedPayer, month, month, month);
