import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { integer, rowId } from './columns';

export const frozenDocuments = sqliteTable('frozen_documents', {
  sha256: text('sha256').primaryKey(),
  documentVersion: integer('document_version').notNull(),
  document: text('document').notNull(),
});

const signed = { recordedAt: text('recorded_at').notNull(), by: text('by').notNull() };

export const closings = sqliteTable('closings', {
  id: rowId(),
  month: text('month').notNull(),
  action: text('action').$type<'close' | 'reopen'>().notNull(),
  reason: text('reason'),
  /** JSON: the checks that failed, in words. */
  failedChecks: text('failed_checks').notNull(),
  sha256: text('sha256'),
  lastAuditId: integer('last_audit_id').notNull(),
  ...signed,
});

export const editions = sqliteTable('editions', {
  id: rowId(),
  month: text('month').notNull(),
  number: integer('number').notNull(),
  revision: integer('revision').notNull(),
  edition: text('edition').notNull(),
  sha256: text('sha256').notNull(),
  /** JSON of an IssueSummary. */
  summary: text('summary').notNull(),
  closingId: integer('closing_id').notNull(),
  reason: text('reason'),
  lastAuditId: integer('last_audit_id').notNull(),
  ...signed,
});
