import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-deliveries';

/** A currency that a month has money in: of a bill (`vendor` is null), or of a savings vendor's report. */
export type MonthCurrency = { readonly month: Month; readonly currency: string; readonly vendor: string | null };

/** The currencies of each month's bills and savings, the oldest month and the bills first. */
export const currenciesIn = (db: PerunitDatabase, { first, last }: MonthSpan): MonthCurrency[] =>
  db.raw
    .prepare<[Month, Month, Month, Month], MonthCurrency>(
      `SELECT f.billing_month AS month, d.currency, NULL AS vendor FROM ${activeDeliveriesSql}
       JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
       WHERE d.status = 'active' AND d.kind = 'bill' AND d.currency IS NOT NULL AND f.billing_month BETWEEN ? AND ?
       UNION
       SELECT s.month, s.currency, s.vendor FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ? ORDER BY 1, 3, 2`,
    )
    .all(first, last, first, last);

/** The currency of an organisation's first bill, where somebody starts with two the asked one if it is among them. */
export const firstBillCurrency = (db: PerunitDatabase, upTo: Month, preferred: string): string | null =>
  db.raw
    .prepare<[Month, string], string>(
      `SELECT d.currency FROM ${activeDeliveriesSql}
       JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
       WHERE d.status = 'active' AND d.kind = 'bill' AND d.currency IS NOT NULL AND f.billing_month <= ?
       ORDER BY f.billing_month, d.currency <> ?, d.currency LIMIT 1`,
    )
    .pluck()
    .get(upTo, preferred) ?? null;
