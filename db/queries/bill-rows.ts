import 'server-only';
import { type CostClass, costClasses, type ScopeClass } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-costs';

/** How many rows of the bill an account has in a month, of one cost class. */
export type BillRows = { readonly accountId: string; readonly costClass: CostClass; readonly rows: number };

type Row = { readonly accountId: string; readonly costClass: string; readonly rows: bigint };

const sql = `SELECT a.text AS accountId, c.text AS costClass, sum(r.row_count) AS rows
  FROM ${activeDeliveriesSql}
    JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
    JOIN labels a ON a.id = r.account JOIN labels c ON c.id = r.cost_class JOIN labels s ON s.id = r.scope_class
  WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? AND s.text IN (SELECT value FROM json_each(?))
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** The rows behind a month's cost, by account and cost class, of the kinds of charge that KPI cost has in. */
export const billRows = (db: PerunitDatabase, month: Month, scopeClasses: readonly ScopeClass[]): BillRows[] =>
  db.raw
    .prepare<[Month, string], Row>(sql)
    .all(month, JSON.stringify(scopeClasses))
    .map(({ accountId, costClass, rows }) => ({
      accountId,
      costClass: costClasses.find((known) => known === costClass) ?? 'unclassified',
      rows: Number(rows),
    }));
