import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bigInteger, integer } from './columns';

export const lineRollups = sqliteTable('line_rollups', {
  deliveryId: integer('delivery_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  account: integer('account').notNull(),
  costType: integer('cost_type').notNull(),
  lineKey: integer('line_key').notNull(),
  rowCount: integer('row_count').notNull(),
  billed: bigInteger('billed').notNull(),
  effective: bigInteger('effective'),
  contracted: bigInteger('contracted'),
  list: bigInteger('list'),
  quantityMicros: bigInteger('quantity_micros'),
  lateMicros: bigInteger('late_micros'),
  firstDay: integer('first_day').notNull(),
  lastDay: integer('last_day').notNull(),
});
