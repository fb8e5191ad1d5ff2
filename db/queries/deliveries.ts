import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import type { NotificationDelivery, NotificationEvent } from '../notify-types';
import { channels, notificationDeliveries, notificationEvents } from '../schema';

type Row = typeof notificationDeliveries.$inferSelect;

/** A row of the table as the rest of the program reads it. */
export const toDelivery = ({ pid: _, claimedAt: __, ...row }: Row): NotificationDelivery => row;

const toEvent = ({ recordedAt: _, ...row }: typeof notificationEvents.$inferSelect): NotificationEvent => ({
  ...row,
  message: JSON.parse(row.message),
});

/** One event; null when there is none. */
export const eventById = (db: PerunitDatabase, id: number): NotificationEvent | null => {
  const row = db.orm.select().from(notificationEvents).where(eq(notificationEvents.id, id)).get();
  return row === undefined ? null : toEvent(row);
};

export type ListedDelivery = NotificationDelivery & {
  readonly event: NotificationEvent;
  readonly channelName: string;
};

/** What was sent and what waits, newest first; 100 unless asked for more. */
export const listDeliveries = (db: PerunitDatabase, limit = 100): ListedDelivery[] =>
  db.orm
    .select()
    .from(notificationDeliveries)
    .innerJoin(notificationEvents, eq(notificationEvents.id, notificationDeliveries.eventId))
    .innerJoin(channels, eq(channels.id, notificationDeliveries.channelId))
    .orderBy(desc(notificationDeliveries.id))
    .limit(limit)
    .all()
    .map(({ notification_deliveries, notification_events, channels: channel }) => ({
      ...toDelivery(notification_deliveries),
      event: toEvent(notification_events),
      channelName: channel.name,
    }));

/** The keys of the events that are noted already. */
export const knownEventKeys = (db: PerunitDatabase): ReadonlySet<string> =>
  new Set(db.raw.prepare<[], string>('SELECT key FROM notification_events').pluck().all());
