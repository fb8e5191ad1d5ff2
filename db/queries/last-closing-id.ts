import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** The number of the last closing or re-opening of a month; 0 before the first. */
export const lastClosingId = (db: PerunitDatabase, month: Month): number =>
  Number(
    db.raw.prepare<[Month], bigint | null>('SELECT max(id) FROM closings WHERE month = ?').pluck().get(month) ?? 0n,
  );
