import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { deliveries, imports } from '../schema';
import { recordedNow } from '../write';
import type { ImportRow } from './import-rows';

const tablesByDelivery = [
  'rollups',
  'fleet_rollups',
  'line_rollups',
  'pricing_rollups',
  'exact_totals',
  'delivery_months',
  'bill_invoices',
  'account_mappings',
  'workspace_months',
  'workspace_days',
  'entitlements',
  'savings',
  'budgets',
  'fleet_hours',
  'exchange_rates',
] as const;

/** Removes what a staged import brought and keeps its line in the history. Inside the caller's transaction. */
export const deleteStaged = (db: PerunitDatabase, row: ImportRow, status: 'discarded' | 'unchanged'): void => {
  if (row.firstFactId !== null && row.lastFactId !== null) {
    db.raw.prepare('DELETE FROM facts WHERE id BETWEEN ? AND ?').run(row.firstFactId, row.lastFactId);
  }
  for (const table of tablesByDelivery) {
    db.raw
      .prepare(`DELETE FROM ${table} WHERE delivery_id IN (SELECT id FROM deliveries WHERE import_id = ?)`)
      .run(row.id);
  }
  db.orm.update(deliveries).set({ status: 'discarded' }).where(eq(deliveries.importId, row.id)).run();
  db.orm
    .update(imports)
    .set({ status, finishedAt: recordedNow(), factCount: 0, firstFactId: null, lastFactId: null })
    .where(eq(imports.id, row.id))
    .run();
};
