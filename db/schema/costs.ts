import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bigInteger, integer, rowId } from './columns';

export const terms = sqliteTable('terms', { id: rowId(), text: text('text').notNull() });
export const labels = sqliteTable('labels', { id: rowId(), text: text('text').notNull() });

export const lineKeys = sqliteTable('line_keys', {
  id: rowId(),
  signature: text('signature').notNull(),
  payer: integer('payer').notNull(),
  account: integer('account').notNull(),
  service: integer('service').notNull(),
  usageType: integer('usage_type'),
  operation: integer('operation'),
  region: integer('region'),
  scopeClass: integer('scope_class').notNull(),
  pricingCategory: integer('pricing_category'),
  commitmentStatus: integer('commitment_status'),
  usageUnit: integer('usage_unit'),
  tags: integer('tags').notNull(),
});

export const facts = sqliteTable('facts', {
  id: rowId(),
  deliveryId: integer('delivery_id').notNull(),
  lineKey: integer('line_key').notNull(),
  billingMonth: integer('billing_month').notNull(),
  usageDay: integer('usage_day').notNull(),
  rowCount: integer('row_count').notNull(),
  billed: bigInteger('billed').notNull(),
  effective: bigInteger('effective'),
  contracted: bigInteger('contracted'),
  list: bigInteger('list'),
  quantityMicros: bigInteger('quantity_micros'),
});

export const rollups = sqliteTable('rollups', {
  deliveryId: integer('delivery_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  account: integer('account').notNull(),
  service: integer('service').notNull(),
  costType: integer('cost_type').notNull(),
  costClass: integer('cost_class').notNull(),
  cluster: integer('cluster').notNull(),
  scopeClass: integer('scope_class').notNull(),
  rowCount: integer('row_count').notNull(),
  billed: bigInteger('billed').notNull(),
  effective: bigInteger('effective'),
  contracted: bigInteger('contracted'),
  list: bigInteger('list'),
});

export const fleetRollups = sqliteTable('fleet_rollups', {
  deliveryId: integer('delivery_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  accountId: text('account_id').notNull(),
  spotMicros: bigInteger('spot_micros').notNull(),
  totalMicros: bigInteger('total_micros').notNull(),
});
