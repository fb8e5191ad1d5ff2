import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import type { Channel } from '../notify-types';
import { channels } from '../schema';

const toChannel = ({ removedAt: _, ...row }: typeof channels.$inferSelect): Channel => ({
  ...row,
  settings: JSON.parse(row.settings),
  events: JSON.parse(row.events),
});

/** The channels in the order in which they were added, removed ones left out. */
export const listChannels = (db: PerunitDatabase): Channel[] =>
  db.orm.select().from(channels).where(isNull(channels.removedAt)).orderBy(asc(channels.id)).all().map(toChannel);

/** One channel; null when there is none, or it was removed. */
export const channelById = (db: PerunitDatabase, id: number): Channel | null => {
  const isKept = and(eq(channels.id, id), isNull(channels.removedAt));
  const row = db.orm.select().from(channels).where(isKept).get();
  return row === undefined ? null : toChannel(row);
};
