import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

export type BilledByPayer = {
  readonly month: Month;
  readonly payerId: string;
  readonly currency: string;
  /** Billed cost of everything imported, in nanos. */
  readonly nanos: bigint;
  /** What the invoice says, plain decimal, in the bill's currency; null while nobody typed it in and no bill says. */
  readonly amount: string | null;
  /** The format of the bill whose own rows say so; null for what was typed in. */
  readonly amountFrom: string | null;
};

/** What each payer was billed by month, as imported, beside what its invoice says; oldest month first. */
export const billedByPayer = (db: PerunitDatabase, months: readonly Month[]): BilledByPayer[] =>
  db.raw
    .prepare<[string], BilledByPayer>(
      `SELECT f.billing_month AS month, f.payer_id AS payerId, d.currency, sum(r.billed) AS nanos,
         k.amount, k.format AS amountFrom
       FROM active_feeds f
         JOIN deliveries d ON d.feed = f.feed AND d.payer_id = f.payer_id AND d.status = 'active'
         JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         LEFT JOIN known_invoices k ON k.month = f.billing_month AND k.payer_id = f.payer_id AND k.currency = d.currency
       WHERE f.billing_month IN (SELECT value FROM json_each(?))
       GROUP BY f.billing_month, f.payer_id, d.currency ORDER BY 1, 2, 3`,
    )
    .all(JSON.stringify(months));
