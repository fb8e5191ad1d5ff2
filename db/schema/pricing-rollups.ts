import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bigInteger, integer } from './columns';

/** Costs of a delivery's billing month by how they are priced; the words are labels. */
export const pricingRollups = sqliteTable('pricing_rollups', {
  deliveryId: integer('delivery_id').notNull(),
  billingMonth: text('billing_month').notNull(),
  account: integer('account').notNull(),
  scopeClass: integer('scope_class').notNull(),
  pricingCategory: integer('pricing_category').notNull(),
  commitmentStatus: integer('commitment_status').notNull(),
  rowCount: integer('row_count').notNull(),
  billed: bigInteger('billed').notNull(),
  effective: bigInteger('effective'),
  contracted: bigInteger('contracted'),
  list: bigInteger('list'),
});
