import 'server-only';
import type { CostBasis } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { TaggedCost } from '../../lib/report/data-notes/tagged-cost';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-deliveries';
import type { ReportMoney } from './convert';

export type TagQuestion = { readonly month: Month; readonly basis: CostBasis; readonly money: ReportMoney };

type Row = {
  readonly accountId: string;
  readonly tags: string;
  readonly currency: string;
  readonly nanos: bigint | null;
};

/** What usage cost in a month, by account and by which of the kept tag keys it carries; nothing while a rate is missing. */
export const tagCoverage = (db: PerunitDatabase, { month, basis, money }: TagQuestion): TaggedCost[] => {
  if (money.missing.has(month)) return [];
  const amount = `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END`;
  const rows = db.raw
    .prepare<[string], Row>(
      `SELECT a.text AS accountId, t.text AS tags, d.currency, ${amount} AS nanos
       FROM ${activeDeliveriesSql} JOIN line_rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         JOIN line_keys k ON k.id = r.line_key JOIN terms t ON t.id = k.tags JOIN terms s ON s.id = k.scope_class
         JOIN labels a ON a.id = r.account
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? AND s.text = 'usage'
       GROUP BY r.account, k.tags${money.foreign.has(month) ? ', d.currency' : ''}`,
    )
    .all(month);
  return rows.map(({ accountId, tags, currency, nanos }) => ({
    ...{ accountId, keys: Object.keys(JSON.parse(tags)) },
    nanos: money.convert(nanos, month, currency),
  }));
};
