import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RuleKind } from '../../lib/kpis/types';
import { bigInteger, integer, rowId } from './columns';

const recorded = { recordedAt: text('recorded_at').notNull(), by: text('by').notNull() };

export const generation = sqliteTable('generation', {
  id: rowId(),
  value: bigInteger('value').notNull(),
});

export const audit = sqliteTable('audit', {
  id: rowId(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: text('detail').notNull(),
  ...recorded,
});

export const settings = sqliteTable('settings', {
  id: rowId(),
  key: text('key').notNull(),
  validFrom: text('valid_from'),
  value: text('value').notNull(),
  ...recorded,
});

export const ruleSets = sqliteTable('rule_sets', {
  id: rowId(),
  kind: text('kind').$type<RuleKind>().notNull(),
  validFrom: text('valid_from'),
  rules: text('rules').notNull(),
  ...recorded,
});

export const kpiDefinitions = sqliteTable('kpi_definitions', {
  id: rowId(),
  kpiId: text('kpi_id').notNull(),
  version: integer('version').notNull(),
  validFrom: text('valid_from'),
  definition: text('definition').notNull(),
  ...recorded,
});

export const targets = sqliteTable('targets', {
  id: rowId(),
  kpiId: text('kpi_id').notNull(),
  validFrom: text('valid_from'),
  /** JSON of the target; null removes it from that month on. */
  target: text('target'),
  ...recorded,
});

export const invoiceTotals = sqliteTable('invoice_totals', {
  id: rowId(),
  month: text('month').notNull(),
  payerId: text('payer_id').notNull(),
  amount: text('amount'),
  currency: text('currency').notNull(),
  ...recorded,
});

export const annotations = sqliteTable('annotations', {
  id: rowId(),
  month: text('month').notNull(),
  text: text('text').notNull(),
  link: text('link'),
  removedAt: text('removed_at'),
  /** The same for every record of one annotation; null in its first, whose id it is. */
  annotation: integer('annotation'),
  day: text('day'),
  /** Null: in every chart. */
  series: text('series'),
  ...recorded,
});
