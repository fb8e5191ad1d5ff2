import 'server-only';
import type { CostBasis, ScopeClass } from '../../lib/kpis/types';
import { type Day, type Month, monthOfDay, monthRange } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-deliveries';
import type { ReportMoney } from './convert';

type DayQuestion = {
  readonly first: Day;
  readonly last: Day;
  readonly basis: CostBasis;
  readonly scopeClasses: readonly ScopeClass[];
  readonly money: ReportMoney;
};

/** What an account's service cost on a usage day, in the report's currency. Null: unknown in the basis. */
export type DailyCost = {
  readonly day: Day;
  readonly accountId: string;
  readonly service: string;
  readonly nanos: bigint | null;
};

export type DailyUsage = { readonly day: Day; readonly usageType: string | null; readonly nanos: bigint | null };

type Found<Cost> = Cost & { readonly currency: string; readonly month: Month };

const term = (column: string): string => `(SELECT text FROM terms WHERE id = k.${column})`;

/** The facts of each active import lie together: read in this order (CROSS JOIN), by no index made for it (+), only those of the months are. */
const factsSql = (columns: string, groups: string, only = ''): string =>
  `SELECT d.currency, f.billing_month AS month, date(r.usage_day * 86400, 'unixepoch') AS day, ${columns}
   FROM ${activeDeliveriesSql}
     CROSS JOIN imports i ON i.id = d.import_id
     CROSS JOIN facts r ON r.id BETWEEN i.first_fact_id AND i.last_fact_id AND +r.delivery_id = d.id
       AND +r.billing_month = CAST(replace(f.billing_month, '-', '') AS INTEGER)
     JOIN line_keys k ON k.id = r.line_key
   WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month IN (SELECT value FROM json_each(?))
     AND r.usage_day BETWEEN julianday(?) - 2440587.5 AND julianday(?) - 2440587.5
     AND k.scope_class IN (SELECT id FROM terms WHERE text IN (SELECT value FROM json_each(?))) ${only}
   GROUP BY d.currency, f.billing_month, r.usage_day, ${groups}`;

const amountSql = (basis: CostBasis): string =>
  `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END AS nanos`;

const parameters = ({ first, last, scopeClasses }: DayQuestion): [string, Day, Day, string] => [
  JSON.stringify(monthRange(monthOfDay(first), monthOfDay(last))),
  first,
  last,
  JSON.stringify(scopeClasses),
];

const converted = <Cost extends { readonly nanos: bigint | null }>(
  { currency, month, ...cost }: Found<Cost>,
  money: ReportMoney,
): Omit<Found<Cost>, 'currency' | 'month'> => ({ ...cost, nanos: money.convert(cost.nanos, month, currency) });

/** What each account's services cost by usage day, from the facts of the days' months: a span of a few months at most. */
export const dailyCosts = (db: PerunitDatabase, question: DayQuestion): DailyCost[] =>
  db.raw
    .prepare<[string, Day, Day, string], Found<DailyCost>>(
      factsSql(
        `${term('account')} AS accountId, ${term('service')} AS service, ${amountSql(question.basis)}`,
        'k.account, k.service',
      ),
    )
    .all(...parameters(question))
    .map((cost) => converted(cost, question.money));

/** The same of one account and service, by usage type. */
export const dailyUsage = (
  db: PerunitDatabase,
  question: DayQuestion & Pick<DailyCost, 'accountId' | 'service'>,
): DailyUsage[] =>
  db.raw
    .prepare<[string, Day, Day, string, string, string], Found<DailyUsage>>(
      factsSql(
        `${term('usage_type')} AS usageType, ${amountSql(question.basis)}`,
        'k.usage_type',
        `AND k.account = (SELECT id FROM terms WHERE text = ?) AND k.service = (SELECT id FROM terms WHERE text = ?)`,
      ),
    )
    .all(...parameters(question), question.accountId, question.service)
    .map((cost) => converted(cost, question.money));

/** The last usage day of the bills that count; null without any. */
export const lastUsageDay = (db: PerunitDatabase): Day | null =>
  db.raw
    .prepare<[], Day | null>(
      `SELECT max(m.last_usage_day) FROM ${activeDeliveriesSql}
         JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
       WHERE d.status = 'active' AND d.kind = 'bill'`,
    )
    .pluck()
    .get() ?? null;
