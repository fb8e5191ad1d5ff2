import 'server-only';
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const costViews = sqliteTable(
  'cost_views',
  {
    payerId: text('payer_id').notNull(),
    month: text('month').notNull(),
    /** `record-types`, `tag:Environment`, `category:Team`. */
    view: text('view').notNull(),
    accountId: text('account_id').notNull(),
    value: text('value').notNull(),
    billed: text('billed').notNull(),
    effective: text('effective'),
    currency: text('currency').notNull(),
  },
  ({ payerId, month, view, accountId, value }) => [primaryKey({ columns: [payerId, month, view, accountId, value] })],
);

export const commitmentFigures = sqliteTable(
  'commitment_figures',
  {
    payerId: text('payer_id').notNull(),
    month: text('month').notNull(),
    figure: text('figure').notNull(),
    amount: text('amount').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  ({ payerId, month, figure }) => [primaryKey({ columns: [payerId, month, figure] })],
);

export const providerForecasts = sqliteTable(
  'provider_forecasts',
  {
    payerId: text('payer_id').notNull(),
    madeOn: text('made_on').notNull(),
    month: text('month').notNull(),
    currency: text('currency').notNull(),
    mean: text('mean').notNull(),
    low: text('low'),
    high: text('high'),
    ownModel: text('own_model'),
    ownMean: text('own_mean'),
    ownLow: text('own_low'),
    ownHigh: text('own_high'),
  },
  ({ payerId, madeOn, month }) => [primaryKey({ columns: [payerId, madeOn, month] })],
);
