import 'server-only';
import type { PerunitDatabase } from '../client';
import type { EventKind, NotificationEvent } from '../notify-types';
import { listChannels } from '../queries/channels';
import { notificationDeliveries, notificationEvents } from '../schema';
import { inTransaction, recordedNow } from '../write';

export type NewEvent = Omit<NotificationEvent, 'id'> & {
  /** When what ends with it began, where only those are told who heard of that. */
  readonly begunAt?: string;
};

/** Channels that want the kind and were there when it happened. */
const channelsFor = (db: PerunitDatabase, kind: EventKind, happenedAt: string) =>
  listChannels(db).filter(({ isEnabled, events, since }) => isEnabled && events.includes(kind) && since <= happenedAt);

/**
 * Notes events that were not noted before, with a delivery to each channel that wants them, in one transaction: an
 * event is known by its key and never noted twice. Returns how many were new.
 */
export const recordEvents = (db: PerunitDatabase, events: readonly NewEvent[]): number => {
  if (events.length === 0) return 0;
  const now = recordedNow();
  return inTransaction(db, () => events.filter((event) => recordEvent(db, event, now)).length);
};

const recordEvent = (db: PerunitDatabase, { begunAt, ...event }: NewEvent, now: string): boolean => {
  const row = { ...event, message: JSON.stringify(event.message), recordedAt: now };
  const [added] = db.orm
    .insert(notificationEvents)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: notificationEvents.id })
    .all();
  if (added === undefined) return false;
  const due = { eventId: added.id, status: 'due', attempts: 0, dueAt: now, recordedAt: now } as const;
  for (const { id: channelId } of channelsFor(db, event.kind, begunAt ?? event.happenedAt)) {
    db.orm
      .insert(notificationDeliveries)
      .values({ ...due, channelId })
      .run();
  }
  return true;
};
