import 'server-only';
import { unnamedPayer } from '../../lib/ingest/unnamed-payer';
import type { PerunitDatabase } from '../client';

/** The payers whose bills count, in order; bills that name none are left out. */
export const namedPayers = (db: PerunitDatabase): string[] =>
  db.raw
    .prepare<[string], string>(
      `SELECT DISTINCT payer_id FROM deliveries
       WHERE status = 'active' AND kind = 'bill' AND payer_id IS NOT NULL AND payer_id <> ? ORDER BY payer_id`,
    )
    .pluck()
    .all(unnamedPayer);
