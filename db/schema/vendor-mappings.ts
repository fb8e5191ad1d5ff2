import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rowId } from './columns';

export const vendorMappings = sqliteTable('vendor_mappings', {
  id: rowId(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  /** The header that it is for. */
  signature: text('signature').notNull(),
  /** JSON. */
  settings: text('settings').notNull(),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
  removedAt: text('removed_at'),
});
