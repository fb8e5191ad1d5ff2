import 'server-only';
import type { PerunitDatabase } from '../client';
import { deliveriesOf } from '../commands/import-rows';

/** What an import brings, as texts to compare: each of its feeds with the period. */
export const deliveredPeriods = (db: PerunitDatabase, importId: number): ReadonlySet<string> =>
  new Set(deliveriesOf(db, importId).map(({ feed, period }) => `${feed}\u0000${period}`));
