import 'server-only';
import { type CostBasis, type CostClass, costClasses, type ScopeClass, scopeClasses } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-deliveries';
import type { ReportMoney } from './convert';

export { activeDeliveriesSql, type MonthSpan };

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

const costClassOf = (text: string): CostClass => costClasses.find((known) => known === text) ?? 'unclassified';
const scopeClassOf = (text: string): ScopeClass => scopeClasses.find((known) => known === text) ?? 'other';

/** The last: the currency, where costs are added up by it. */
type RawCost = [string, bigint, bigint, bigint, bigint, bigint, bigint, bigint | null, string?];
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

const costsSql = (isApart: boolean, amount: string): string =>
  `SELECT ${keyColumns}, ${amount}${isApart ? ', d.currency' : ''}
   FROM ${activeDeliveriesSql} JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
   WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
     AND f.billing_month ${isApart ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(?))
   ${isApart ? `GROUP BY ${keyColumns}, d.currency` : ''}`;

const rawCosts = (db: PerunitDatabase, { basis, first, last, money }: CostQuestion): RawCost[] => {
  const apart = [...new Set([...sharedMonths(db, { first, last }), ...money.foreign])];
  const ask = (isApart: boolean, amount: string): RawCost[] =>
    db.raw.prepare<[...Span, string], RawCost>(costsSql(isApart, amount)).raw().all(first, last, JSON.stringify(apart));
  const alone = ask(false, `r.${basis}`);
  if (apart.length === 0) return alone;
  const added = ask(true, `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END`);
  return alone.concat(added.filter(([month]) => !money.missing.has(month)).map((cost) => converted(cost, money)));
};

const converted = ([...cost]: RawCost, money: ReportMoney): RawCost => {
  cost[7] = money.convert(cost[7], cost[0], cost[8] ?? money.currency);
  return cost;
};

export type CostQuestion = MonthSpan & { readonly basis: CostBasis; readonly money: ReportMoney };

/**
 * The cost cells of the active feeds in the report's currency, from the rollups: time does not grow with the facts. A
 * month that lacks a rate has none.
 */
export const activeCosts = (db: PerunitDatabase, question: CostQuestion): ActiveCost[] => {
  const texts = labelTexts(db);
  const text = (id: bigint) => texts.get(id) ?? '';
  return rawCosts(db, question).map(
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
