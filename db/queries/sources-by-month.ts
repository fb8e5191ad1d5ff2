import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-costs';

type Row = { readonly month: Month; readonly source: string };

/**
 * What brought data that counts, by month: the bills that are read, by feed, and the kinds of small files. An account
 * map is no month's own.
 */
export const sourcesByMonth = (
  db: PerunitDatabase,
  { first, last }: MonthSpan,
): ReadonlyMap<Month, readonly string[]> => {
  const rows = db.raw
    .prepare<[string, string, string, string], Row>(
      `SELECT m.billing_month AS month, d.feed AS source FROM ${activeDeliveriesSql}
         JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month AND m.billing_month = d.period
       WHERE d.status = 'active' AND d.kind = 'bill' AND m.billing_month BETWEEN ? AND ?
       UNION SELECT period, CASE kind WHEN 'workspaces-typed' THEN 'workspaces-monthly' ELSE kind END FROM deliveries
       WHERE status = 'active' AND kind NOT IN ('bill', 'accounts', 'entitlements', 'budgets') AND period BETWEEN ? AND ?
       ORDER BY 1, 2`,
    )
    .all(first, last, first, last);
  const months = new Map<Month, string[]>();
  for (const { month, source } of rows) months.set(month, [...(months.get(month) ?? []), source]);
  return months;
};
