import 'server-only';
import { unnamedPayer } from '../../lib/ingest/unnamed-payer';
import { nanosToDecimal } from '../../lib/money/nanos';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** One of the bills that bring the same month; `billed` is exact decimal text in `currency`. */
export type RivalFeed = {
  readonly feed: string;
  readonly rows: number;
  readonly billed: string;
  readonly currency: string | null;
};

/** A payer's billing month that more than one bill brings, only one of which counts. */
export type RivalFeeds = {
  readonly payerId: string;
  readonly month: Month;
  /** The feed that the numbers are read from. */
  readonly read: string | null;
  /** What a person chose; null while the newest kind counts. */
  readonly chosen: string | null;
  readonly feeds: readonly RivalFeed[];
};

type Row = Omit<RivalFeed, 'rows' | 'billed'> & {
  readonly payerId: string;
  readonly month: Month;
  readonly rows: bigint;
  readonly billed: bigint;
  readonly read: string | null;
  readonly chosen: string | null;
};

/** A bill that names no payer stands beside those of the month's only one. */
const rivalsPayerSql = `CASE WHEN m.payer_id <> ? THEN m.payer_id ELSE coalesce(
  (SELECT CASE WHEN count(DISTINCT o.payer_id) = 1 THEN max(o.payer_id) END FROM deliveries o
    WHERE o.status = 'active' AND o.kind = 'bill' AND o.period = m.billing_month AND o.payer_id <> m.payer_id), m.payer_id) END`;

const rivalRows = (db: PerunitDatabase): Row[] =>
  db.raw
    .prepare<[string], Row>(
      `SELECT ${rivalsPayerSql} AS payerId, m.billing_month AS month, d.feed, d.currency, m.row_count AS rows,
         (SELECT coalesce(sum(billed), 0) FROM rollups WHERE delivery_id = d.id AND billing_month = m.billing_month) AS billed,
         f.feed AS read,
         (SELECT c.feed FROM feed_choices c WHERE c.payer_id = m.payer_id AND c.billing_month = m.billing_month
            ORDER BY c.id DESC LIMIT 1) AS chosen
       FROM delivery_months m JOIN deliveries d ON d.id = m.delivery_id
         LEFT JOIN active_feeds f ON f.payer_id = m.payer_id AND f.billing_month = m.billing_month
       WHERE d.status = 'active' AND d.period = m.billing_month
       ORDER BY m.billing_month DESC, m.payer_id, d.feed`,
    )
    .all(unnamedPayer);

/** The payers and months that two bills or more bring as their own period, newest month first; strays are none. */
export const rivalFeeds = (db: PerunitDatabase): RivalFeeds[] => {
  const groups = new Map<string, RivalFeeds & { readonly feeds: RivalFeed[] }>();
  for (const { payerId, month, read, chosen, feed, rows, billed, currency } of rivalRows(db)) {
    const key = JSON.stringify([payerId, month]);
    const group = groups.get(key) ?? { payerId, month, read, chosen, feeds: [] };
    group.feeds.push({ feed, rows: Number(rows), billed: nanosToDecimal(billed), currency });
    groups.set(key, { ...group, read: group.read ?? read, chosen: group.chosen ?? chosen });
  }
  return [...groups.values()].filter(({ feeds }) => feeds.length > 1);
};
