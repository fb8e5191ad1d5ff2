import 'server-only';
import type { FeedState } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-costs';

type Row = {
  readonly month: Month;
  readonly feed: string;
  readonly uninvoiced: bigint;
  readonly hasColumn: bigint;
  readonly rejected: bigint;
  readonly lastUsageDay: string;
  /** Null: the feed never says. */
  readonly isEstimated: bigint | null;
};

export type MonthFeedStates = { readonly feeds: FeedState[]; lastUsageDay: string | null };

type RejectRow = { readonly month: Month; readonly feed: string; readonly rejected: bigint };

/** Small files of the months that a person took without some of their rows. */
const recordsWithRejects = (db: PerunitDatabase, { first, last }: MonthSpan): RejectRow[] =>
  db.raw
    .prepare<[string, string], RejectRow>(
      `SELECT d.period AS month, d.feed, sum(i.rows_rejected) AS rejected FROM deliveries d JOIN imports i ON i.id = d.import_id
       WHERE d.status = 'active' AND i.kind <> 'bill' AND i.rows_rejected > 0 AND d.period BETWEEN ? AND ?
       GROUP BY d.period, d.feed`,
    )
    .all(first, last);

/** How final each month's active feeds are, as their bills say. Exports carry invoice ids; Cost Explorer flags estimates. */
export const feedStatesByMonth = (db: PerunitDatabase, { first, last }: MonthSpan): Map<Month, MonthFeedStates> => {
  const rows = db.raw
    .prepare<[string, string], Row>(
      `SELECT m.billing_month AS month, d.feed, sum(m.uninvoiced_rows) AS uninvoiced,
         min(m.has_invoice_column) AS hasColumn, sum(i.rows_rejected) AS rejected, max(m.last_usage_day) AS lastUsageDay,
         max(m.is_estimated) AS isEstimated
       FROM ${activeDeliveriesSql}
         JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month AND m.payer_id = f.payer_id
         JOIN imports i ON i.id = d.import_id
       WHERE d.status = 'active' AND f.billing_month BETWEEN ? AND ? GROUP BY m.billing_month, d.feed`,
    )
    .all(first, last);
  const months = new Map<Month, MonthFeedStates>();
  for (const { month, feed, uninvoiced, hasColumn, rejected, lastUsageDay, isEstimated } of rows) {
    const state = months.get(month) ?? { feeds: [], lastUsageDay: null };
    const hasInvoices = hasColumn === 1n && uninvoiced === 0n;
    state.feeds.push({
      ...{ feed, isEstimated: isEstimated === 1n, hasInvoices, rejectedRows: Number(rejected) },
      hasEstimateFlag: isEstimated !== null,
    });
    if (state.lastUsageDay === null || lastUsageDay > state.lastUsageDay) state.lastUsageDay = lastUsageDay;
    months.set(month, state);
  }
  for (const { month, feed, rejected } of recordsWithRejects(db, { first, last })) {
    const state = { feed, isEstimated: false, hasInvoices: true, rejectedRows: Number(rejected) };
    months.get(month)?.feeds.push(state);
  }
  return months;
};
