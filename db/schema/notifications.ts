import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AlertKind, AlertStage, ChannelKind, DeliveryStatus, EventKind } from '../notify-types';
import { flag, integer, rowId } from './columns';

const recorded = { recordedAt: text('recorded_at').notNull(), by: text('by').notNull() };

export const channels = sqliteTable('channels', {
  id: rowId(),
  kind: text('kind').$type<ChannelKind>().notNull(),
  name: text('name').notNull(),
  settings: text('settings').notNull(),
  events: text('events').notNull(),
  isEnabled: flag('is_enabled').notNull(),
  since: text('since').notNull(),
  removedAt: text('removed_at'),
  ...recorded,
});

export const notificationEvents = sqliteTable('notification_events', {
  id: rowId(),
  kind: text('kind').$type<EventKind>().notNull(),
  key: text('key').notNull(),
  message: text('message').notNull(),
  happenedAt: text('happened_at').notNull(),
  recordedAt: text('recorded_at').notNull(),
});

export const notificationDeliveries = sqliteTable('notification_deliveries', {
  id: rowId(),
  eventId: integer('event_id').notNull(),
  channelId: integer('channel_id').notNull(),
  status: text('status').$type<DeliveryStatus>().notNull(),
  attempts: integer('attempts').notNull(),
  dueAt: text('due_at').notNull(),
  /** The process that is sending it. */
  pid: integer('pid'),
  claimedAt: text('claimed_at'),
  error: text('error'),
  remedy: text('remedy'),
  note: text('note'),
  recordedAt: text('recorded_at').notNull(),
  sentAt: text('sent_at'),
});

export const alerts = sqliteTable('alerts', {
  id: rowId(),
  key: text('key').notNull(),
  kind: text('kind').$type<AlertKind>().notNull(),
  stage: text('stage').$type<AlertStage>().notNull(),
  month: text('month').notNull(),
  period: text('period').notNull(),
  story: text('story').notNull(),
  openedAt: text('opened_at').notNull(),
  alertedAt: text('alerted_at'),
  acknowledgedAt: text('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  snoozedUntil: text('snoozed_until'),
  snoozedBy: text('snoozed_by'),
  resolvedAt: text('resolved_at'),
  resolvedBy: text('resolved_by'),
  endedAt: text('ended_at'),
});

export const notificationSettings = sqliteTable('notification_settings', {
  id: rowId(),
  settings: text('settings').notNull(),
  ...recorded,
});

export const notificationState = sqliteTable('notification_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
