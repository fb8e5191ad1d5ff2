import 'server-only';
import type { BillFormat } from '../../lib/ingest/types';
import { unnamedPayer } from '../../lib/ingest/unnamed-payer';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/**
 * Which of two bills of the same payer and month counts, unless a person chose: exports, the newest kind first, then
 * Cost Explorer, then the console's CSVs, the one that says more first.
 */
const precedence: readonly BillFormat[] = [
  ...(['focus-1.2', 'cur-2.0', 'focus-1.1', 'focus-1.0', 'cur-legacy'] as const),
  ...(['cost-explorer', 'cost-explorer-usage', 'cost-explorer-other'] as const),
  ...([
    'detailed-billing',
    'cost-allocation',
    'bills-csv',
    'console-service',
    'console-account',
    'console-other',
  ] as const),
];

export type PayerMonth = { readonly payerId: string; readonly billingMonth: Month };

const rank = (feed: string): number => {
  const place = precedence.findIndex((format) => feed.startsWith(`${format}:`));
  return place === -1 ? precedence.length : place;
};

type Candidate = { readonly feed: string; readonly isOwnPeriod: bigint };

const candidates = (db: PerunitDatabase, { payerId, billingMonth }: PayerMonth): Candidate[] =>
  db.raw
    .prepare<[string, string], Candidate>(
      `SELECT d.feed, max(d.period = m.billing_month) AS isOwnPeriod
       FROM delivery_months m JOIN deliveries d ON d.id = m.delivery_id
       WHERE d.status = 'active' AND m.payer_id = ? AND m.billing_month = ? GROUP BY d.feed`,
    )
    .all(payerId, billingMonth);

const choice = (db: PerunitDatabase, { payerId, billingMonth }: PayerMonth): string | null =>
  db.raw
    .prepare<[string, string], string | null>(
      'SELECT feed FROM feed_choices WHERE payer_id = ? AND billing_month = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck()
    .get(payerId, billingMonth) ?? null;

const isBroughtByAnother = (db: PerunitDatabase, { payerId, billingMonth }: PayerMonth): boolean =>
  db.raw
    .prepare<[string, string]>(
      `SELECT 1 FROM deliveries WHERE status = 'active' AND kind = 'bill' AND payer_id <> ? AND period = ? LIMIT 1`,
    )
    .get(payerId, billingMonth) !== undefined;

/** A feed that brings only stray rows of the month never outranks one whose period it is. */
const activeFeed = (db: PerunitDatabase, month: PayerMonth): string | null => {
  // Nobody knows whose bill it is: added to one with a payer, the same cost might count twice.
  if (month.payerId === unnamedPayer && isBroughtByAnother(db, month)) return null;
  const all = candidates(db, month);
  const chosen = choice(db, month);
  if (chosen !== null && all.some(({ feed }) => feed === chosen)) return chosen;
  const own = all.filter(({ isOwnPeriod }) => isOwnPeriod === 1n);
  const [best] = (own.length > 0 ? own : all).map(({ feed }) => feed).sort((a, b) => rank(a) - rank(b));
  return best ?? null;
};

/** A bill with a payer decides whether one without counts in its month. */
const withUnnamed = (months: readonly PayerMonth[]): PayerMonth[] => {
  const named = months.filter(({ payerId }) => payerId !== unnamedPayer);
  const billingMonths = new Set(months.map(({ billingMonth }) => billingMonth));
  return [...named, ...[...billingMonths].map((billingMonth) => ({ payerId: unnamedPayer, billingMonth }))];
};

/** Works out again which feed each payer and billing month reads. Inside the caller's transaction. */
export const recomputeActiveFeeds = (db: PerunitDatabase, months: readonly PayerMonth[]): void => {
  const remove = db.raw.prepare('DELETE FROM active_feeds WHERE payer_id = ? AND billing_month = ?');
  const add = db.raw.prepare('INSERT INTO active_feeds (payer_id, billing_month, feed) VALUES (?, ?, ?)');
  for (const month of withUnnamed(months)) {
    const feed = activeFeed(db, month);
    remove.run(month.payerId, month.billingMonth);
    if (feed !== null) add.run(month.payerId, month.billingMonth, feed);
  }
};

/** The payers and billing months that some deliveries touch. */
export const monthsOfDeliveries = (db: PerunitDatabase, ids: readonly number[]): PayerMonth[] =>
  db.raw
    .prepare<[string], PayerMonth>(
      `SELECT DISTINCT payer_id AS payerId, billing_month AS billingMonth FROM delivery_months
       WHERE delivery_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
