import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { commitmentFigures, costViews, providerForecasts } from '../schema';
import { inTransaction, recordedNow } from '../write';

export type CostViewRow = typeof costViews.$inferSelect;
export type ProviderForecastRow = typeof providerForecasts.$inferSelect;
export type CommitmentFigure = Omit<typeof commitmentFigures.$inferSelect, 'recordedAt'>;

type Whose = { readonly payerId: string; readonly months: readonly Month[] };

/** Puts views of a payer's months in place of those that were there: whole months, all views of them, in one transaction. */
export const saveCostViews = (db: PerunitDatabase, { payerId, months }: Whose, rows: readonly CostViewRow[]): void => {
  inTransaction(db, () => {
    db.orm
      .delete(costViews)
      .where(and(eq(costViews.payerId, payerId), inArray(costViews.month, [...months])))
      .run();
    for (const row of rows) db.orm.insert(costViews).values(row).run();
  });
};

/** Notes what a provider says of commitments, in place of what it said of the same months. */
export const saveCommitmentFigures = (db: PerunitDatabase, figures: readonly CommitmentFigure[]): void => {
  inTransaction(db, () => {
    const recordedAt = recordedNow();
    const { payerId: payer, month, figure: name } = commitmentFigures;
    for (const figure of figures) {
      const row = { ...figure, recordedAt };
      db.orm
        .insert(commitmentFigures)
        .values(row)
        .onConflictDoUpdate({ target: [payer, month, name], set: { amount: row.amount, recordedAt } })
        .run();
    }
  });
};

/** Notes a provider's forecasts; what was forecast on another day stays, and so does the first of a day. */
export const saveProviderForecasts = (db: PerunitDatabase, rows: readonly ProviderForecastRow[]): void => {
  inTransaction(db, () => {
    for (const row of rows) db.orm.insert(providerForecasts).values(row).onConflictDoNothing().run();
  });
};
