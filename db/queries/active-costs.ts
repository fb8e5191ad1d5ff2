import 'server-only';
import { type CostBasis, type CostClass, costClasses, type ScopeClass, scopeClasses } from '../../lib/kpis/types';
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

const costClassOf = (text: string): CostClass => costClasses.find((known) => known === text) ?? 'unclassified';
const scopeClassOf = (text: string): ScopeClass => scopeClasses.find((known) => known === text) ?? 'other';

type RawCost = [string, bigint, bigint, bigint, bigint, bigint, bigint, bigint | null];
type Span = [string, string];

const labelTexts = (db: PerunitDatabase): ReadonlyMap<bigint, string> =>
  new Map(db.raw.prepare<[], [bigint, string]>('SELECT id, text FROM labels').raw().all());

/** Months to which several deliveries contribute: strays, or several payers. Only their cells need adding up. */
const sharedMonths = (db: PerunitDatabase, { first, last }: MonthSpan): Month[] =>
  db.raw
    .prepare<Span, Month>(
      `SELECT f.billing_month FROM ${activeDeliveriesSql}
         JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
       GROUP BY f.billing_month HAVING count(*) > 1`,
    )
    .pluck()
    .all(first, last);

const keyColumns = 'r.billing_month, r.account, r.service, r.cost_type, r.cost_class, r.cluster, r.scope_class';

const costsSql = (isShared: boolean, amount: string): string =>
  `SELECT ${keyColumns}, ${amount}
   FROM ${activeDeliveriesSql} JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
   WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
     AND f.billing_month ${isShared ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(?))
   ${isShared ? `GROUP BY ${keyColumns}` : ''}`;

const rawCosts = (db: PerunitDatabase, basis: CostBasis, span: MonthSpan): RawCost[] => {
  const shared = sharedMonths(db, span);
  const ask = (isShared: boolean, amount: string): RawCost[] =>
    db.raw
      .prepare<[...Span, string], RawCost>(costsSql(isShared, amount))
      .raw()
      .all(span.first, span.last, JSON.stringify(shared));
  const alone = ask(false, `r.${basis}`);
  if (shared.length === 0) return alone;
  return alone.concat(ask(true, `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END`));
};

/** The cost cells of the active feeds, from the rollups: time does not grow with the facts. */
export const activeCosts = (db: PerunitDatabase, basis: CostBasis, span: MonthSpan): ActiveCost[] => {
  const texts = labelTexts(db);
  const text = (id: bigint) => texts.get(id) ?? '';
  return rawCosts(db, basis, span).map(
    ([month, account, service, costType, costClass, cluster, scopeClass, nanos]): ActiveCost => ({
      month,
      accountId: text(account),
      service: text(service),
      costType: text(costType),
      costClass: costClassOf(text(costClass)),
      cluster: text(cluster) || null,
      scopeClass: scopeClassOf(text(scopeClass)),
      nanos,
    }),
  );
};
