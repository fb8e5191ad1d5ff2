import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
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

/** What providers say of commitments in a month. */
export const commitmentFiguresOf = (db: PerunitDatabase, month: Month): CommitmentFigureRow[] =>
  db.orm
    .select()
    .from(commitmentFigures)
    .where(eq(commitmentFigures.month, month))
    .orderBy(asc(commitmentFigures.payerId), asc(commitmentFigures.figure))
    .all();

/** Every forecast of a provider that is kept, the newest month first, and of a month the newest forecast first. */
export const providerForecastsOf = (db: PerunitDatabase): ProviderForecastRow[] =>
  db.orm
    .select()
    .from(providerForecasts)
    .orderBy(desc(providerForecasts.month), asc(providerForecasts.payerId), desc(providerForecasts.madeOn))
    .all();
