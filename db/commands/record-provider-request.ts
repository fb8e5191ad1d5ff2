import 'server-only';
import { eq } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { spentMicros } from '../queries/provider-spend';
import { providerRequests } from '../schema';
import { inTransaction } from '../write';

type ProviderRequest = {
  readonly connectionId: number;
  readonly operation: string;
  /** The calendar month that it is charged in. */
  readonly month: Month;
  readonly costMicros: bigint;
  readonly requestedAt: string;
};

/**
 * Counts a request that is about to be sent and returns its number; null when it would cost more than `capMicros` in its
 * month together with those before. Counting and looking are one transaction.
 */
export const recordProviderRequest = (
  db: PerunitDatabase,
  request: ProviderRequest,
  capMicros: bigint,
): number | null =>
  inTransaction(db, () => {
    if (spentMicros(db, request.connectionId, request.month) + request.costMicros > capMicros) return null;
    return db.orm
      .insert(providerRequests)
      .values({ ...request, isCharged: true })
      .returning({ id: providerRequests.id })
      .get().id;
  });

/** Notes that a request was answered with an error, for which providers charge nothing. */
export const releaseProviderRequest = (db: PerunitDatabase, id: number): void => {
  inTransaction(db, () => {
    db.orm.update(providerRequests).set({ isCharged: false }).where(eq(providerRequests.id, id)).run();
  });
};
