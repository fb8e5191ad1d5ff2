import 'server-only';
import { dataState } from '../../lib/kpis/data-state';
import type { DataState } from '../../lib/kpis/types';
import { type Day, isMonth, type Month, monthOfDay, monthRange } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { ImportKind } from '../schema';
import { settingsFor } from './settings-for';

export type CoverageState = DataState | 'missing' | 'restated';

export type CoverageCell = {
  readonly month: Month;
  readonly state: CoverageState;
  readonly rows: number;
  readonly importId: number | null;
  /** For bills: whether the numbers of this payer and month are read from this feed. */
  readonly isRead: boolean;
};

export type CoverageSource = {
  readonly feed: string;
  readonly kind: ImportKind;
  readonly cells: readonly CoverageCell[];
};
export type Coverage = { readonly months: readonly Month[]; readonly sources: readonly CoverageSource[] };

type Row = {
  readonly feed: string;
  readonly kind: ImportKind;
  readonly period: string;
  readonly rows: bigint;
  readonly importId: bigint;
  readonly isRead: bigint | null;
  readonly uninvoiced: bigint | null;
  readonly hasColumn: bigint | null;
  /** Null: the source never says. */
  readonly isEstimated: bigint | null;
  readonly rejected: bigint;
  readonly billed: bigint | null;
  readonly billedBefore: bigint | null;
  readonly uninvoicedBefore: bigint | null;
};

const activeRows = (db: PerunitDatabase): Row[] =>
  db.raw
    .prepare<[], Row>(
      `SELECT d.feed, d.kind, d.period, d.row_count AS rows, d.import_id AS importId, f.feed = d.feed AS isRead,
         m.uninvoiced_rows AS uninvoiced, m.has_invoice_column AS hasColumn, m.is_estimated AS isEstimated, i.rows_rejected AS rejected,
         (SELECT sum(billed) FROM rollups WHERE delivery_id = d.id) AS billed,
         (SELECT sum(billed) FROM rollups WHERE delivery_id = d.replaces_id) AS billedBefore,
         (SELECT sum(uninvoiced_rows) + sum(1 - has_invoice_column) FROM delivery_months
            WHERE delivery_id = d.replaces_id) AS uninvoicedBefore
       FROM deliveries d JOIN imports i ON i.id = d.import_id
         LEFT JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = d.period
         LEFT JOIN active_feeds f ON f.payer_id = d.payer_id AND f.billing_month = d.period
       WHERE d.status = 'active' ORDER BY d.kind <> 'bill', d.feed, d.period`,
    )
    .all();

/** A bill whose predecessor was invoiced in full and came to another amount has restated the month. */
const isRestated = (row: Row): boolean =>
  row.uninvoicedBefore === 0n && row.billedBefore !== null && row.billed !== row.billedBefore;

const stateOf = (row: Row, today: Day): CoverageState => {
  if (row.kind !== 'bill') return row.period < monthOfDay(today) ? 'final' : 'open';
  if (isRestated(row)) return 'restated';
  const hasInvoices = row.hasColumn === 1n && row.uninvoiced === 0n;
  const rejectedRows = Number(row.rejected);
  const estimate = { isEstimated: row.isEstimated === 1n, hasEstimateFlag: row.isEstimated !== null };
  return dataState(row.period, today, [{ feed: row.feed, ...estimate, hasInvoices, rejectedRows }]);
};

const cellOf = (month: Month, row: Row | undefined, today: Day): CoverageCell =>
  row === undefined
    ? { month, state: 'missing', rows: 0, importId: null, isRead: false }
    : {
        ...{ month, state: stateOf(row, today), rows: Number(row.rows), importId: Number(row.importId) },
        isRead: row.kind !== 'bill' || row.isRead === 1n,
      };

/** Budgets reach into months that have not come: no bill of these is missing. */
const lastShown = (rows: readonly Row[]): Month | undefined =>
  rows
    .filter(({ kind }) => kind !== 'budgets')
    .map(({ period }) => period)
    .sort()
    .at(-1);

/** Which source has which month, from the first month that any has to the last, and how final it is. */
export const coverage = (db: PerunitDatabase): Coverage => {
  const rows = activeRows(db).filter(({ period }) => isMonth(period));
  const periods = rows.map(({ period }) => period).sort();
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return { months: [], sources: [] };
  const today = settingsFor(db, last).asOf ?? new Date().toISOString().slice(0, 10);
  const months = monthRange(first, lastShown(rows) ?? last);
  const feeds = new Map(rows.map(({ feed, kind }) => [feed, kind]));
  const sources = [...feeds].map(([feed, kind]): CoverageSource => {
    const own = new Map(rows.filter((row) => row.feed === feed).map((row) => [row.period, row]));
    return { feed, kind, cells: months.map((month) => cellOf(month, own.get(month), today)) };
  });
  return { months, sources };
};
