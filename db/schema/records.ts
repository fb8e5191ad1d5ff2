import 'server-only';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CountBasis, EnvironmentId } from '../../lib/kpis/types';
import { bigInteger, integer, rowId } from './columns';

export const accountMappings = sqliteTable('account_mappings', {
  id: rowId(),
  deliveryId: integer('delivery_id'),
  accountId: text('account_id').notNull(),
  environment: text('environment').$type<EnvironmentId>().notNull(),
  validFrom: text('valid_from').notNull(),
  name: text('name'),
  owner: text('owner'),
  team: text('team'),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
});

export const workspaceMonths = sqliteTable('workspace_months', {
  deliveryId: integer('delivery_id').notNull(),
  month: text('month').notNull(),
  cluster: text('cluster').notNull(),
  basis: text('basis').$type<CountBasis>().notNull(),
  total: text('total'),
  active: text('active'),
  hibernated: text('hibernated'),
  paid: text('paid'),
  freemium: text('freemium'),
  freemiumActive: text('freemium_active'),
  elevenPlus: text('eleven_plus'),
  provisioning: text('provisioning'),
  leaving: text('leaving'),
});

export const workspaceDays = sqliteTable('workspace_days', {
  deliveryId: integer('delivery_id').notNull(),
  day: text('day').notNull(),
  cluster: text('cluster').notNull(),
  total: text('total'),
  active: text('active'),
  hibernated: text('hibernated'),
  paid: text('paid'),
  freemiumActive: text('freemium_active'),
  provisioning: text('provisioning'),
  leaving: text('leaving'),
  unclassified: text('unclassified'),
});

export const entitlements = sqliteTable('entitlements', {
  deliveryId: integer('delivery_id').notNull(),
  workspaceId: text('workspace_id').notNull(),
  plan: text('plan').notNull(),
  paidFrom: text('paid_from').notNull(),
  paidUntil: text('paid_until'),
  paidFor: text('paid_for'),
  seats: integer('seats'),
  activeUsers: integer('active_users'),
});

export const savings = sqliteTable('savings', {
  id: rowId(),
  deliveryId: integer('delivery_id').notNull(),
  month: text('month').notNull(),
  accountId: text('account_id').notNull(),
  vendor: text('vendor').notNull(),
  grossSavingNanos: bigInteger('gross_saving').notNull(),
  feeNanos: bigInteger('fee').notNull(),
  refundNanos: bigInteger('refund'),
  product: text('product'),
  currency: text('currency').notNull(),
  note: text('note'),
});

export const budgets = sqliteTable('budgets', {
  id: rowId(),
  deliveryId: integer('delivery_id').notNull(),
  month: text('month').notNull(),
  amountNanos: bigInteger('amount').notNull(),
  environment: text('environment').$type<EnvironmentId>(),
  accountId: text('account_id'),
});

export const fleetHours = sqliteTable('fleet_hours', {
  id: rowId(),
  deliveryId: integer('delivery_id').notNull(),
  month: text('month').notNull(),
  environment: text('environment').$type<EnvironmentId>(),
  spotHours: text('spot_hours').notNull(),
  totalHours: text('total_hours').notNull(),
});
