import 'server-only';
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bigInteger, flag, integer, rowId } from './columns';

export const connections = sqliteTable('connections', {
  id: rowId(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  settings: text('settings').notNull(),
  isEnabled: flag('is_enabled').notNull(),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
  removedAt: text('removed_at'),
});

export const connectionState = sqliteTable(
  'connection_state',
  {
    connectionId: integer('connection_id').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  ({ connectionId, key }) => [primaryKey({ columns: [connectionId, key] })],
);

export const providerRequests = sqliteTable('provider_requests', {
  id: rowId(),
  connectionId: integer('connection_id').notNull(),
  operation: text('operation').notNull(),
  month: text('month').notNull(),
  costMicros: bigInteger('cost_micros').notNull(),
  requestedAt: text('requested_at').notNull(),
  /** A failed call is not charged. */
  isCharged: flag('is_charged').notNull(),
});
