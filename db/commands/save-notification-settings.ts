import 'server-only';
import type { PerunitDatabase } from '../client';
import { notificationSettings, notificationState } from '../schema';
import { inTransaction, recordAudit, recordedNow } from '../write';

/** Records the settings of alerts and links anew; what they were before stays in the table. */
export const saveNotificationSettings = (
  db: PerunitDatabase,
  settings: unknown,
  { by }: { readonly by: string },
): void => {
  inTransaction(db, () => {
    recordAudit(db, { by, action: 'save-alert-settings', subject: 'alerts', detail: settings });
    const row = { settings: JSON.stringify(settings), recordedAt: recordedNow(), by };
    db.orm.insert(notificationSettings).values(row).run();
  });
};

/** Remembers what was looked at already, so that it is not worked out again. */
export const saveNotificationState = (db: PerunitDatabase, key: string, value: string): void => {
  inTransaction(db, () => {
    db.orm
      .insert(notificationState)
      .values({ key, value })
      .onConflictDoUpdate({ target: notificationState.key, set: { value } })
      .run();
  });
};
