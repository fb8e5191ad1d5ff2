import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ActionStatus, MoverField } from '../../lib/report/words/words';
import { flag, integer, rowId } from './columns';

const recorded = { recordedAt: text('recorded_at').notNull(), by: text('by').notNull() };

export const moverNotes = sqliteTable('mover_notes', {
  id: rowId(),
  month: text('month').notNull(),
  mover: text('mover').notNull(),
  field: text('field').$type<MoverField>().notNull(),
  value: text('value'),
  ...recorded,
});

export const actions = sqliteTable('actions', {
  id: rowId(),
  /** The same for every record of one action. */
  action: integer('action').notNull(),
  month: text('month').notNull(),
  text: text('text').notNull(),
  owner: text('owner'),
  dueMonth: text('due_month'),
  expectedSaving: text('expected_saving'),
  realisedSaving: text('realised_saving'),
  currency: text('currency').notNull(),
  status: text('status').$type<ActionStatus>().notNull(),
  outcome: text('outcome'),
  ...recorded,
});

export const actionRemovals = sqliteTable('action_removals', {
  id: rowId(),
  action: integer('action').notNull(),
  isRemoved: flag('is_removed').notNull(),
  ...recorded,
});

export const paragraphs = sqliteTable('paragraphs', {
  id: rowId(),
  month: text('month').notNull(),
  section: text('section').notNull(),
  markdown: text('markdown'),
  ...recorded,
});
