import 'server-only';
import type { Day, Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { WorkspaceDayRecord } from '../record-types';

type Row = Omit<WorkspaceDayRecord, 'cluster'> & { readonly cluster: string };

/** What a connection counted of a month's days so far, by day; counts are text. */
export const countedDays = (
  db: PerunitDatabase,
  source: string,
  month: Month,
): ReadonlyMap<Day, readonly WorkspaceDayRecord[]> => {
  const rows = db.raw
    .prepare<[string, string], Row>(
      `SELECT w.day, w.cluster, w.total, w.active, w.hibernated, w.paid, w.freemium_active AS freemiumActive,
         w.provisioning, w.leaving, w.unclassified
       FROM workspace_days w JOIN deliveries d ON d.id = w.delivery_id
       WHERE d.status = 'active' AND d.feed = ? AND d.period = ? ORDER BY w.day, w.cluster`,
    )
    .all(`workspaces-daily:${source}`, month);
  const days = new Map<Day, WorkspaceDayRecord[]>();
  for (const row of rows) {
    const record = { ...row, cluster: row.cluster === '' ? null : row.cluster };
    days.set(row.day, [...(days.get(row.day) ?? []), record]);
  }
  return days;
};
