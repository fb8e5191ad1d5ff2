import 'server-only';
import type { MonthLine } from '../../lib/kpis/classification/rule-catches';
import type { CostBasis, LineKey } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { accountMappings, environmentOf } from './account-mappings';
import { activeDeliveriesSql } from './active-costs';
import type { ReportMoney } from './convert';
import { dataGeneration } from './report-months';

type Row = readonly [rows: bigint, nanos: bigint | null, currency: string | null, ...key: (string | null)[]];

const term = (column: string): string => `(SELECT text FROM terms WHERE id = k.${column})`;

const keyColumns = [
  ...['payer', 'account', 'service', 'scope_class', 'tags', 'usage_type', 'operation', 'region'],
  ...['pricing_category', 'commitment_status', 'usage_unit'],
];

const linesSql = (basis: CostBasis): string => `
  WITH lines AS MATERIALIZED (
    SELECT r.line_key, d.currency, sum(r.row_count) AS rows, CASE WHEN count(r.${basis}) = count(*) THEN sum(r.${basis}) END AS nanos
    FROM ${activeDeliveriesSql} JOIN line_rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
    WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? GROUP BY r.line_key, d.currency
  )
  SELECT l.rows, l.nanos, l.currency, ${keyColumns.map(term).join(', ')}
  FROM lines l JOIN line_keys k ON k.id = l.line_key ORDER BY k.id, l.currency`;

const tagReader = (): ((text: string) => LineKey['tags']) => {
  const known = new Map<string, LineKey['tags']>();
  return (text) => {
    const tags = known.get(text) ?? JSON.parse(text);
    known.set(text, tags);
    return tags;
  };
};

type LineQuestion = { readonly month: Month; readonly basis: CostBasis; readonly money: ReportMoney };

const toKey = ([payer, account, service, scopeClass, , ...rest]: readonly (string | null)[]): Omit<
  LineKey,
  'tags'
> => ({
  ...{ payerId: payer ?? '', accountId: account ?? '', service: service ?? '' },
  scopeClass: scopeClass as LineKey['scopeClass'],
  ...{ usageType: rest[0] ?? null, operation: rest[1] ?? null, region: rest[2] ?? null },
  ...{ pricingCategory: rest[3] ?? null, commitmentStatus: rest[4] ?? null, usageUnit: rest[5] ?? null },
});

type StoredLine = Pick<MonthLine, 'key' | 'rows'> & { readonly nanos: bigint | null; readonly currency: string | null };

const readLines = (db: PerunitDatabase, month: Month, basis: CostBasis): StoredLine[] => {
  const tagsOf = tagReader();
  const rows = db.raw.prepare<[Month], Row>(linesSql(basis)).raw().all(month);
  return rows.map(([count, nanos, currency, ...texts]) => {
    const key = { ...toKey(texts), tags: tagsOf(texts[4] ?? '{}') };
    return { key, rows: Number(count), nanos, currency };
  });
};

type Kept = { readonly asked: string; readonly lines: readonly StoredLine[] };

/** The month asked last: rules are tried letter by letter, and tens of thousands of texts need not be read for each. */
const keptLines = new WeakMap<PerunitDatabase, Kept>();

const storedLines = (db: PerunitDatabase, month: Month, basis: CostBasis): readonly StoredLine[] => {
  const asked = `${dataGeneration(db)} ${month} ${basis}`;
  const known = keptLines.get(db);
  if (known?.asked === asked) return known.lines;
  const lines = readLines(db, month, basis);
  keptLines.set(db, { asked, lines });
  return lines;
};

/**
 * Every kind of line of a month's active bills in one basis and the report's currency, with its account's environment:
 * what rules are asked about. In a month that lacks a rate no cost is known. Not to be asked within a write.
 */
export const monthLines = (db: PerunitDatabase, { month, basis, money }: LineQuestion): MonthLine[] => {
  const mappings = accountMappings(db);
  const isUnknown = money.missing.has(month);
  return storedLines(db, month, basis).map(({ key, rows, nanos, currency }) => ({
    key,
    environment: environmentOf(mappings, key.accountId, month),
    rows,
    nanos: isUnknown ? null : money.convert(nanos, month, currency ?? money.currency),
  }));
};
