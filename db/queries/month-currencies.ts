import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-costs';

type MonthCurrency = { readonly month: Month; readonly currency: string };

/** The currencies of each month's bills and savings, the bills' first. Two of them are never added. */
export const currenciesByMonth = (db: PerunitDatabase, { first, last }: MonthSpan): Map<Month, string[]> => {
  const rows = db.raw
    .prepare<[string, string, string, string], MonthCurrency>(
      `SELECT f.billing_month AS month, d.currency, 0 AS rank FROM ${activeDeliveriesSql}
       JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
       WHERE d.status = 'active' AND d.kind = 'bill' AND d.currency IS NOT NULL AND f.billing_month BETWEEN ? AND ?
       UNION
       SELECT s.month, s.currency, 1 FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ? ORDER BY 1, 3, 2`,
    )
    .all(first, last, first, last);
  const months = new Map<Month, string[]>();
  for (const { month, currency } of rows) months.set(month, [...new Set([...(months.get(month) ?? []), currency])]);
  return months;
};
