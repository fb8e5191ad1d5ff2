import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { notificationSettings, notificationState } from '../schema';

/** The settings of alerts and links as they were recorded last, any JSON; null: nobody recorded any. */
export const recordedNotificationSettings = (db: PerunitDatabase): unknown => {
  const row = db.orm.select().from(notificationSettings).orderBy(desc(notificationSettings.id)).get();
  return row === undefined ? null : JSON.parse(row.settings);
};

/** What is remembered under a key; null: nothing. */
export const notificationStateOf = (db: PerunitDatabase, key: string): string | null =>
  db.orm.select().from(notificationState).where(eq(notificationState.key, key)).get()?.value ?? null;
