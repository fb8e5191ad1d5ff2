import 'server-only';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { commitmentFigures, costViews, providerForecasts } from '../schema';

type Views = typeof costViews.$inferSelect;
export type CommitmentFigureRow = typeof commitmentFigures.$inferSelect;
export type ProviderForecastRow = typeof providerForecasts.$inferSelect;

/** A month's cost by record type, tag or cost category: other views of what a bill says, exact decimals. */
export const costViewsOf = (db: PerunitDatabase, month: Month): Views[] =>
  db.orm
    .select()
    .from(costViews)
    .where(eq(costViews.month, month))
    .orderBy(asc(costViews.payerId), asc(costViews.view), asc(costViews.accountId), asc(costViews.value))
    .all();

/** What providers say of commitments, the newest month first; of one month where one is named. */
export const commitmentFiguresOf = (db: PerunitDatabase, month?: Month): CommitmentFigureRow[] =>
  db.orm
    .select()
    .from(commitmentFigures)
    .where(month === undefined ? undefined : eq(commitmentFigures.month, month))
    .orderBy(desc(commitmentFigures.month), asc(commitmentFigures.payerId), asc(commitmentFigures.figure))
    .all();

/** Every forecast of a provider that is kept, the newest month first, and of a month the newest forecast first. */
export const providerForecastsOf = (db: PerunitDatabase, payerId?: string): ProviderForecastRow[] =>
  db.orm
    .select()
    .from(providerForecasts)
    .where(and(payerId === undefined ? undefined : eq(providerForecasts.payerId, payerId)))
    .orderBy(desc(providerForecasts.month), asc(providerForecasts.payerId), desc(providerForecasts.madeOn))
    .all();
