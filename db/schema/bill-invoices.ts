import 'server-only';
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { integer } from './columns';

export const billInvoices = sqliteTable(
  'bill_invoices',
  {
    deliveryId: integer('delivery_id').notNull(),
    payerId: text('payer_id').notNull(),
    month: text('month').notNull(),
    currency: text('currency').notNull(),
    amount: text('amount').notNull(),
    origin: text('origin').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.payerId, table.month, table.currency] })],
);
