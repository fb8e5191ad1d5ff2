import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** Who recorded something, and when (UTC). */
export type Recorded = { readonly by: string; readonly at: string };

type Row = Recorded & { readonly subject: string; readonly from: Month | null };

const queries = {
  settings: 'SELECT key AS subject, valid_from AS "from", by, recorded_at AS at FROM settings ORDER BY id',
  targets: 'SELECT kpi_id AS subject, valid_from AS "from", by, recorded_at AS at FROM targets ORDER BY id',
} as const;

/**
 * Who recorded what holds from a month on (null: from the beginning) for a setting or a KPI's target, and when; of
 * several records for one month the last. Null: nobody, it comes with the program.
 */
export const recordsOf = (db: PerunitDatabase, what: keyof typeof queries) => {
  const rows = db.raw.prepare<[], Row>(queries[what]).all();
  const latest = new Map(rows.map((row) => [`${row.subject} ${row.from ?? ''}`, row]));
  return (subject: string, from: Month | null): Recorded | null => latest.get(`${subject} ${from ?? ''}`) ?? null;
};
