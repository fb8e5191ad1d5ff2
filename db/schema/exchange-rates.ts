import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { integer, rowId } from './columns';

export const exchangeRates = sqliteTable('exchange_rates', {
  id: rowId(),
  /** Null: typed in. */
  deliveryId: integer('delivery_id'),
  month: text('month').notNull(),
  currency: text('currency').notNull(),
  toCurrency: text('to_currency').notNull(),
  /** Plain decimal; null takes an earlier one back. */
  rate: text('rate'),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
});
