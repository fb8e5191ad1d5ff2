import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RecordKind } from '../record-types';
import { flag, integer, rowId } from './columns';

export type ImportStatus = 'staged' | 'active' | 'unchanged' | 'undone' | 'discarded';
export type DeliveryStatus = 'staged' | 'active' | 'replaced' | 'undone' | 'discarded';
export type ImportKind = 'bill' | RecordKind;

export const imports = sqliteTable('imports', {
  id: rowId(),
  kind: text('kind').$type<ImportKind>().notNull(),
  format: text('format').notNull(),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  currency: text('currency'),
  status: text('status').$type<ImportStatus>().notNull(),
  rowsRead: integer('rows_read').notNull(),
  rowsRejected: integer('rows_rejected').notNull(),
  rejectedBilled: text('rejected_billed'),
  rejectsAccepted: flag('rejects_accepted').notNull().default(false),
  columnCount: integer('column_count').notNull(),
  factCount: integer('fact_count').notNull(),
  firstFactId: integer('first_fact_id'),
  lastFactId: integer('last_fact_id'),
  pid: integer('pid').notNull(),
  by: text('by').notNull(),
  stagedAt: text('staged_at').notNull(),
  finishedAt: text('finished_at'),
  /** Exact decimal; null for small files. */
  billed: text('billed'),
});

export const importFiles = sqliteTable('import_files', {
  importId: integer('import_id').notNull(),
  name: text('name').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
});

export const importColumns = sqliteTable('import_columns', {
  importId: integer('import_id').notNull(),
  source: text('source').notNull(),
  target: text('target').notNull(),
  readAs: text('read_as').notNull(),
  filledRows: integer('filled_rows').notNull(),
});

export const importAccounts = sqliteTable('import_accounts', {
  importId: integer('import_id').notNull(),
  payerId: text('payer_id').notNull(),
  accountId: text('account_id').notNull(),
  name: text('name'),
});

export const importRejects = sqliteTable('import_rejects', {
  importId: integer('import_id').notNull(),
  file: text('file').notNull(),
  line: integer('line'),
  column: text('column'),
  value: text('value'),
  reason: text('reason').notNull(),
  remedy: text('remedy').notNull(),
});

export const importNotices = sqliteTable('import_notices', {
  importId: integer('import_id').notNull(),
  code: text('code').notNull(),
  text: text('text').notNull(),
});

export const originals = sqliteTable('originals', {
  sha256: text('sha256').primaryKey(),
  bytes: integer('bytes').notNull(),
  storedBytes: integer('stored_bytes').notNull(),
  file: text('file').notNull(),
  keptAt: text('kept_at').notNull(),
});

export const deliveries = sqliteTable('deliveries', {
  id: rowId(),
  importId: integer('import_id').notNull(),
  kind: text('kind').$type<ImportKind>().notNull(),
  feed: text('feed').notNull(),
  payerId: text('payer_id'),
  period: text('period').notNull(),
  currency: text('currency'),
  setHash: text('set_hash').notNull(),
  status: text('status').$type<DeliveryStatus>().notNull(),
  rowCount: integer('row_count').notNull(),
  replacesId: integer('replaces_id'),
  activatedAt: text('activated_at'),
});

export const deliveryMonths = sqliteTable('delivery_months', {
  deliveryId: integer('delivery_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  payerId: text('payer_id').notNull(),
  rowCount: integer('row_count').notNull(),
  invoicedRows: integer('invoiced_rows').notNull(),
  uninvoicedRows: integer('uninvoiced_rows').notNull(),
  hasInvoiceColumn: flag('has_invoice_column').notNull(),
  firstUsageDay: text('first_usage_day').notNull(),
  lastUsageDay: text('last_usage_day').notNull(),
  /** Null: the source never says whether its amounts are estimates. */
  isEstimated: flag('is_estimated'),
});

export const exactTotals = sqliteTable('exact_totals', {
  importId: integer('import_id').notNull(),
  deliveryId: integer('delivery_id').notNull(),
  payerId: text('payer_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  accountId: text('account_id').notNull(),
  service: text('service').notNull(),
  rows: integer('row_count').notNull(),
  billed: text('billed').notNull(),
  effective: text('effective'),
  contracted: text('contracted'),
  list: text('list'),
});

export const feedChoices = sqliteTable('feed_choices', {
  id: rowId(),
  payerId: text('payer_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  feed: text('feed'),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
});

export const activeFeeds = sqliteTable('active_feeds', {
  payerId: text('payer_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  feed: text('feed').notNull(),
});
