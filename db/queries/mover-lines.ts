import 'server-only';
import type { CostBasis, CostCell, MonthInputs, ScopeClass } from '../../lib/kpis/types';
import { addMonths, type Month } from '../../lib/month/month';
import type { LineMonth, MoverLine } from '../../lib/report/movers/mover-line';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-deliveries';
import type { ReportMoney } from './convert';
import { convertRows, type LineRow, type RowKey } from './mover-rows';

/** More than a report shows, so that what it shows is among them. */
const MOST_MOVERS = 8;

type Mover = { readonly accountId: string; readonly costType: string };

export type MoverQuestion = {
  readonly month: Month;
  readonly basis: CostBasis;
  readonly scopeClasses: readonly ScopeClass[];
  /** With the report's month and the one before. */
  readonly months: readonly MonthInputs[];
  readonly money: ReportMoney;
};

type Change = Mover & { nanos: bigint };

const sizeOf = ({ nanos }: Change): bigint => (nanos < 0n ? -nanos : nanos);

/** The accounts × cost types whose KPI cost changed most; none while one of the months has no bill. */
const largestMovers = ({ month, months, scopeClasses }: MoverQuestion): Mover[] => {
  const [before, after] = [addMonths(month, -1), month].map((each) => months.find((one) => one.month === each)?.costs);
  if (!before || !after) return [];
  const changes = new Map<string, Change>();
  const read = (cells: readonly CostCell[], sign: bigint) => {
    for (const { accountId, costType, environment, scopeClass, nanos } of cells) {
      if (environment === 'out-of-scope' || !scopeClasses.includes(scopeClass)) continue;
      const key = `${accountId} ${costType}`;
      const change = changes.get(key) ?? { accountId, costType, nanos: 0n };
      change.nanos += sign * (nanos ?? 0n);
      changes.set(key, change);
    }
  };
  read(before, -1n);
  read(after, 1n);
  const moved = [...changes.values()].filter(({ nanos }) => nanos !== 0n);
  moved.sort((a, b) => (sizeOf(a) < sizeOf(b) ? 1 : sizeOf(a) > sizeOf(b) ? -1 : 0));
  return moved.slice(0, MOST_MOVERS).map(({ accountId, costType }) => ({ accountId, costType }));
};

const lineColumns = [
  ...['service', 'usage_type', 'operation', 'region', 'usage_unit', 'pricing_category', 'commitment_status'],
  'scope_class',
].map((column) => `k.${column}`);

const nanosSql = (basis: CostBasis): string => `CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END`;

/** Summed in two halves: a sum beyond 64 bits is unknown, and no error. */
const microsSql = (column: 'quantity_micros' | 'late_micros'): string =>
  `CASE WHEN count(r.${column}) = count(*) AND abs(total(r.${column})) < 9e18
        THEN (sum(r.${column} >> 32) << 32) + sum(r.${column} & 4294967295) END`;

/** Look-ups by the line rollups' key, in this order of joins: two months, a few accounts and types. Tags are summed up. */
const linesSql = (basis: CostBasis, isForeign: boolean): string => {
  const currency = (table: string) => (isForeign ? `, ${table}.currency` : '');
  const text = (column: string) => `(SELECT text FROM terms WHERE id = g.${column})`;
  return `
  WITH movers AS MATERIALIZED (
    SELECT a.id AS account, a.text AS accountId, t.id AS cost_type, t.text AS costType
    FROM json_each(?) m JOIN labels a ON a.text = m.value ->> 'accountId' JOIN labels t ON t.text = m.value ->> 'costType'
  ), parts AS MATERIALIZED (
    SELECT m.delivery_id, m.billing_month${currency('d')} FROM ${activeDeliveriesSql}
    JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
    WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month IN (?, ?)
  ), lines AS (
    SELECT p.billing_month AS month, r.account, r.cost_type, ${lineColumns},
      ${nanosSql(basis)} AS nanos, ${microsSql('quantity_micros')} AS micros, ${microsSql('late_micros')} AS lateMicros,
      min(r.first_day) AS first_day, max(r.last_day) AS last_day${currency('p')}
    FROM parts p CROSS JOIN movers m
    CROSS JOIN line_rollups r ON r.delivery_id = p.delivery_id AND r.billing_month = p.billing_month
      AND r.account = m.account AND r.cost_type = m.cost_type
    CROSS JOIN line_keys k ON k.id = r.line_key
    GROUP BY month, r.account, r.cost_type, ${lineColumns}${currency('p')}
  )
  SELECT g.month, m.accountId, m.costType, ${text('service')} AS service, ${text('usage_type')} AS usageType,
    ${text('operation')} AS operation, ${text('region')} AS region, ${text('usage_unit')} AS unit,
    ${text('pricing_category')} AS pricingCategory, ${text('commitment_status')} AS commitmentStatus,
    ${text('scope_class')} AS scopeClass, g.nanos, g.micros, g.lateMicros,
    date(g.first_day * 86400, 'unixepoch') AS firstDay, date(g.last_day * 86400, 'unixepoch') AS lastDay${currency('g')}
  FROM lines g JOIN movers m ON m.account = g.account AND m.cost_type = g.cost_type`;
};

const keyOf = (row: LineRow): RowKey => [
  row[1],
  row[2],
  row[3],
  row[4],
  row[5],
  row[6],
  row[7],
  row[8],
  row[9],
  row[10],
];

const monthOf = (row: LineRow): LineMonth => ({
  nanos: row[11],
  micros: row[12],
  lateMicros: row[13],
  firstDay: row[14],
  lastDay: row[15],
});

type Pair = { readonly key: RowKey; before: LineMonth | null; after: LineMonth | null };

const toLine = ({ key, before, after }: Pair): MoverLine => {
  const [
    accountId,
    costType,
    service,
    usageType,
    operation,
    region,
    unit,
    pricingCategory,
    commitmentStatus,
    scopeClass,
  ] = key;
  return {
    ...{ accountId, costType, service, usageType, operation, region, unit, pricingCategory, commitmentStatus },
    ...{ scopeClass, before, after },
  };
};

const pairMonths = (rows: readonly LineRow[], month: Month): MoverLine[] => {
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const key = keyOf(row);
    const id = JSON.stringify(key);
    const pair = pairs.get(id) ?? { key, before: null, after: null };
    pair[row[0] === month ? 'after' : 'before'] = monthOf(row);
    pairs.set(id, pair);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => toLine(pair));
};

/**
 * The lines of the accounts and cost types that moved most, in the report's month and the one before, with quantities:
 * what tells usage from price. Of the scope classes that KPI cost has in. Time does not grow with the facts.
 */
export const moverLines = (db: PerunitDatabase, question: MoverQuestion): MoverLine[] => {
  const { month, basis, scopeClasses, money } = question;
  const movers = largestMovers(question);
  if (movers.length === 0) return [];
  const before = addMonths(month, -1);
  const isForeign = money.foreign.has(month) || money.foreign.has(before);
  const rows = db.raw
    .prepare<[string, Month, Month], LineRow>(linesSql(basis, isForeign))
    .raw()
    .all(JSON.stringify(movers), before, month)
    .filter((row) => scopeClasses.includes(row[10]));
  return pairMonths(isForeign ? convertRows(rows, question) : rows, month);
};
