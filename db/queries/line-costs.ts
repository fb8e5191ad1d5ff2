import 'server-only';
import type { CostBasis, ScopeClass } from '../../lib/kpis/types';
import type { Day, Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-costs';

export type LineQuestion = {
  readonly month: Month;
  readonly basis: CostBasis;
  readonly accountId: string;
  readonly costType: string;
  readonly scopeClasses: readonly ScopeClass[];
};

/** What one kind of line of a bill comes to in a month. Null: unknown in the basis. */
export type LineCost = {
  readonly lineKey: bigint;
  readonly service: string;
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly region: string | null;
  readonly unit: string | null;
  readonly scopeClass: ScopeClass;
  readonly tags: string;
  readonly rows: bigint;
  readonly micros: bigint | null;
  readonly nanos: bigint | null;
};

const amountSql = (basis: CostBasis): string => `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END`;
const term = (column: string): string => `(SELECT text FROM terms WHERE id = k.${column})`;

/** The lines of an account and cost type in a month's active bills, the dearest first. */
export const lineCosts = (db: PerunitDatabase, question: LineQuestion): LineCost[] =>
  db.raw
    .prepare<[string, string, Month, string], LineCost>(
      `SELECT r.line_key AS lineKey, ${term('service')} AS service, ${term('usage_type')} AS usageType,
         ${term('operation')} AS operation, ${term('region')} AS region, ${term('usage_unit')} AS unit,
         ${term('scope_class')} AS scopeClass, ${term('tags')} AS tags, sum(r.row_count) AS rows,
         CASE WHEN count(r.quantity_micros) = count(*) THEN sum(r.quantity_micros) END AS micros,
         ${amountSql(question.basis)} AS nanos
       FROM ${activeDeliveriesSql}
         JOIN line_rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
           AND r.account = (SELECT id FROM labels WHERE text = ?) AND r.cost_type = (SELECT id FROM labels WHERE text = ?)
         JOIN line_keys k ON k.id = r.line_key
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ?
         AND ${term('scope_class')} IN (SELECT value FROM json_each(?))
       GROUP BY r.line_key ORDER BY abs(total(r.${question.basis})) DESC, r.line_key`,
    )
    .all(question.accountId, question.costType, question.month, JSON.stringify(question.scopeClasses));

/** What one kind of line comes to on a day, and the import that brought it. */
export type DayCost = {
  readonly day: Day;
  readonly importId: bigint;
  readonly rows: bigint;
  readonly micros: bigint | null;
  readonly nanos: bigint | null;
};

/** The facts of one kind of line in a month's active bills, by day and import: the last level that is kept. */
export const dayCosts = (
  db: PerunitDatabase,
  { month, basis, lineKey }: { readonly month: Month; readonly basis: CostBasis; readonly lineKey: bigint },
): DayCost[] =>
  db.raw
    .prepare<[bigint, Month], DayCost>(
      `SELECT date(r.usage_day * 86400, 'unixepoch') AS day, d.import_id AS importId, sum(r.row_count) AS rows,
         CASE WHEN count(r.quantity_micros) = count(*) THEN sum(r.quantity_micros) END AS micros,
         ${amountSql(basis)} AS nanos
       FROM ${activeDeliveriesSql}
         JOIN imports i ON i.id = d.import_id
         JOIN facts r ON r.id BETWEEN i.first_fact_id AND i.last_fact_id AND r.delivery_id = d.id AND r.line_key = ?
           AND r.billing_month = CAST(replace(f.billing_month, '-', '') AS INTEGER)
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ?
       GROUP BY r.usage_day, d.import_id ORDER BY r.usage_day, d.import_id`,
    )
    .all(lineKey, month);
