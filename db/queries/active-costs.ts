import 'server-only';
import type { CostBasis, CostClass, ScopeClass } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

export type MonthSpan = { readonly first: Month; readonly last: Month };

/** One rolled-up cost of the active feeds. Null: a bill does not know it in this basis. */
export type ActiveCost = {
  readonly month: Month;
  readonly accountId: string;
  readonly service: string;
  readonly costType: string;
  readonly costClass: CostClass;
  readonly cluster: string | null;
  readonly scopeClass: ScopeClass;
  readonly nanos: bigint | null;
};

/** The deliveries whose rows count for a payer's billing month: the active ones of its active feed. */
export const activeDeliveriesSql = `deliveries d JOIN active_feeds f ON f.feed = d.feed AND f.payer_id = d.payer_id`;

type RawCost = [string, bigint, bigint, bigint, CostClass, bigint, ScopeClass, bigint | null];

const labelTexts = (db: PerunitDatabase): ReadonlyMap<bigint, string> =>
  new Map(db.raw.prepare<[], [bigint, string]>('SELECT id, text FROM labels').raw().all());

const sql = (basis: CostBasis): string =>
  `SELECT r.billing_month, r.account, r.service, r.cost_type, c.text, r.cluster, s.text,
     CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END
   FROM ${activeDeliveriesSql}
     JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
     JOIN labels c ON c.id = r.cost_class JOIN labels s ON s.id = r.scope_class
   WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
   GROUP BY r.billing_month, r.account, r.service, r.cost_type, r.cost_class, r.cluster, r.scope_class`;

/** The cost cells of the active feeds, summed in SQL from the rollups: time does not grow with the facts. */
export const activeCosts = (db: PerunitDatabase, basis: CostBasis, { first, last }: MonthSpan): ActiveCost[] => {
  const texts = labelTexts(db);
  const text = (id: bigint) => texts.get(id) ?? '';
  const rows = db.raw.prepare<[string, string], RawCost>(sql(basis)).raw().all(first, last);
  return rows.map(([month, account, service, costType, costClass, cluster, scopeClass, nanos]) => ({
    ...{ month, accountId: text(account), service: text(service), costType: text(costType) },
    ...{ costClass, cluster: text(cluster) || null, scopeClass, nanos },
  }));
};
