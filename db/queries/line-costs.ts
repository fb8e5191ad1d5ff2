import 'server-only';
import type { CostBasis, ScopeClass } from '../../lib/kpis/types';
import { closeTo } from '../../lib/money/exchange-rate';
import { sumNanos } from '../../lib/money/nanos';
import type { Day, Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeCosts } from './active-costs';
import { activeDeliveriesSql } from './active-deliveries';
import { type ReportMoney, reportMoney } from './convert';

export type LineQuestion = {
  readonly month: Month;
  readonly basis: CostBasis;
  readonly accountId: string;
  readonly costType: string;
  readonly scopeClasses: readonly ScopeClass[];
  /** The report's. */
  readonly currency: string;
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

type Found<Cost> = Cost & { readonly currency: string };

const foundLines = (db: PerunitDatabase, question: LineQuestion): Found<LineCost>[] =>
  db.raw
    .prepare<[string, string, Month, string], Found<LineCost>>(
      `SELECT d.currency, r.line_key AS lineKey, ${term('service')} AS service, ${term('usage_type')} AS usageType,
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
       GROUP BY r.line_key, d.currency ORDER BY abs(total(r.${question.basis})) DESC, r.line_key`,
    )
    .all(question.accountId, question.costType, question.month, JSON.stringify(question.scopeClasses));

const cellKey = ({ service, scopeClass }: Pick<LineCost, 'service' | 'scopeClass'>): string =>
  JSON.stringify([service, scopeClass]);

/** What the cells of an account and cost type come to, by service and scope class. */
const wholesOf = (db: PerunitDatabase, question: LineQuestion, money: ReportMoney): Map<string, bigint | null> => {
  const { month, basis, accountId, costType } = question;
  const wholes = new Map<string, bigint | null>();
  for (const cost of activeCosts(db, { first: month, last: month, basis, money })) {
    if (cost.accountId !== accountId || cost.costType !== costType) continue;
    const before = wholes.get(cellKey(cost));
    wholes.set(cellKey(cost), before === undefined ? cost.nanos : sumNanos([before, cost.nanos]));
  }
  return wholes;
};

/** Closed to the cells of cost, so that lines sum to the level above; what needed no rate stays as it is. */
const closeLines = (
  lines: readonly Found<LineCost>[],
  wanted: string,
  wholes: ReadonlyMap<string, bigint | null>,
): LineCost[] => {
  const closed = new Map<LineCost, bigint | null>();
  for (const key of new Set(lines.map(cellKey))) {
    const own = lines.filter((line) => cellKey(line) === key);
    const foreign = own.filter(({ currency }) => currency !== wanted);
    const whole = wholes.get(key) ?? null;
    const kept = sumNanos(own.flatMap((line) => (line.currency === wanted ? [line.nanos] : [])));
    const rest = whole === null || kept === null ? null : whole - kept;
    const nanos = closeTo(
      rest,
      foreign.map((line) => line.nanos),
    );
    for (const [at, line] of foreign.entries()) closed.set(line, nanos[at] ?? null);
  }
  return lines.map((line) => {
    const { currency, nanos, ...rest } = line;
    return { ...rest, nanos: currency === wanted ? nanos : (closed.get(line) ?? null) };
  });
};

/** The lines of an account and cost type in a month's active bills in the report's currency, the dearest first. */
export const lineCosts = (db: PerunitDatabase, question: LineQuestion): LineCost[] => {
  const found = foundLines(db, question);
  const { month, currency: wanted } = question;
  if (found.every(({ currency }) => currency === wanted)) return found.map(({ currency: _, ...line }) => line);
  const money = reportMoney(db, { first: month, last: month }, wanted);
  const lines = found.map((line) => ({ ...line, nanos: money.convert(line.nanos, month, line.currency) }));
  return closeLines(lines, wanted, wholesOf(db, question, money));
};

/** What one kind of line comes to on a day, and the import that brought it. */
export type DayCost = {
  readonly day: Day;
  readonly importId: bigint;
  readonly rows: bigint;
  readonly micros: bigint | null;
  readonly nanos: bigint | null;
};

export type DayQuestion = {
  readonly month: Month;
  readonly basis: CostBasis;
  /** As `lineCosts` gives it. */
  readonly line: Pick<LineCost, 'lineKey' | 'nanos'>;
  /** The report's. */
  readonly currency: string;
};

/**
 * The facts of one kind of line in a month's active bills, by day and import: the last level that is kept. In the
 * report's currency, closed to the line.
 */
export const dayCosts = (db: PerunitDatabase, { month, basis, line, currency: wanted }: DayQuestion): DayCost[] => {
  const found = db.raw
    .prepare<[bigint, Month], Found<DayCost>>(
      `SELECT d.currency, date(r.usage_day * 86400, 'unixepoch') AS day, d.import_id AS importId, sum(r.row_count) AS rows,
         CASE WHEN count(r.quantity_micros) = count(*) THEN sum(r.quantity_micros) END AS micros,
         ${amountSql(basis)} AS nanos
       FROM ${activeDeliveriesSql}
         JOIN imports i ON i.id = d.import_id
         JOIN facts r ON r.id BETWEEN i.first_fact_id AND i.last_fact_id AND r.delivery_id = d.id AND r.line_key = ?
           AND r.billing_month = CAST(replace(f.billing_month, '-', '') AS INTEGER)
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ?
       GROUP BY r.usage_day, d.import_id, d.currency ORDER BY r.usage_day, d.import_id`,
    )
    .all(line.lineKey, month);
  if (found.every(({ currency }) => currency === wanted)) return found.map(({ currency: _, ...day }) => day);
  const money = reportMoney(db, { first: month, last: month }, wanted);
  const nanos = found.map((day) => money.convert(day.nanos, month, day.currency));
  const closed = closeTo(line.nanos, nanos);
  return found.map(({ currency: _, ...day }, at) => ({ ...day, nanos: closed[at] ?? null }));
};
