import 'server-only';
import { desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import type { Alert } from '../notify-types';
import { alerts } from '../schema';

/** A row of the table as the rest of the program reads it. */
export const toAlert = (row: typeof alerts.$inferSelect): Alert => ({ ...row, story: JSON.parse(row.story) });

/** The alerts that are open, alerts before warnings, newest first. */
export const openAlerts = (db: PerunitDatabase): Alert[] =>
  db.orm
    .select()
    .from(alerts)
    .where(isNull(alerts.resolvedAt))
    .orderBy(alerts.stage, desc(alerts.openedAt), desc(alerts.id))
    .all()
    .map(toAlert);

/** The alerts that are over, last resolved first; 50 unless asked for more. */
export const resolvedAlerts = (db: PerunitDatabase, limit = 50): Alert[] =>
  db.orm
    .select()
    .from(alerts)
    .where(isNotNull(alerts.resolvedAt))
    .orderBy(desc(alerts.resolvedAt), desc(alerts.id))
    .limit(limit)
    .all()
    .map(toAlert);

/** One alert; null when there is none. */
export const alertById = (db: PerunitDatabase, id: number): Alert | null => {
  const row = db.orm.select().from(alerts).where(eq(alerts.id, id)).get();
  return row === undefined ? null : toAlert(row);
};

/** The newest alert of each key, open or over. */
export const newestAlerts = (db: PerunitDatabase): ReadonlyMap<string, Alert> => {
  const rows = db.orm.select().from(alerts).orderBy(alerts.id).all();
  return new Map(rows.map((row) => [row.key, toAlert(row)]));
};

/** How many open alerts want to be looked at: those that nobody acknowledged or put off. */
export const waitingAlertCount = (db: PerunitDatabase, now: string): number =>
  openAlerts(db).filter(
    ({ acknowledgedAt, snoozedUntil }) => acknowledgedAt === null && (snoozedUntil === null || snoozedUntil <= now),
  ).length;
