import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

export type BilledByPayer = {
  readonly month: Month;
  readonly payerId: string;
  readonly currency: string;
  /** Billed cost of everything imported, in nanos. */
  readonly nanos: bigint;
  /** What the invoice says, plain decimal; null when nobody typed it in in the bill's currency. */
  readonly amount: string | null;
};

/** What each payer was billed by month, as imported, beside what its invoice says; oldest month first. */
export const billedByPayer = (db: PerunitDatabase, months: readonly Month[]): BilledByPayer[] =>
  db.raw
    .prepare<[string], BilledByPayer>(
      `SELECT f.billing_month AS month, f.payer_id AS payerId, d.currency, sum(r.billed) AS nanos,
         (SELECT CASE WHEN t.currency = d.currency THEN t.amount END FROM invoice_totals t
            WHERE t.month = f.billing_month AND t.payer_id = f.payer_id ORDER BY t.id DESC LIMIT 1) AS amount
       FROM active_feeds f
         JOIN deliveries d ON d.feed = f.feed AND d.payer_id = f.payer_id AND d.status = 'active'
         JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
       WHERE f.billing_month IN (SELECT value FROM json_each(?))
       GROUP BY f.billing_month, f.payer_id, d.currency ORDER BY 1, 2, 3`,
    )
    .all(JSON.stringify(months));
