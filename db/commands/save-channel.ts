import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import type { Channel } from '../notify-types';
import { channelById } from '../queries/channels';
import { channels } from '../schema';
import { inTransaction, recordAudit, recordedNow } from '../write';

type By = { readonly by: string };
export type ChannelContents = Pick<Channel, 'kind' | 'name' | 'settings' | 'events' | 'isEnabled'>;

const isKept = (id: number) => and(eq(channels.id, id), isNull(channels.removedAt));

const knownChannel = (db: PerunitDatabase, id: number): Channel => {
  const known = channelById(db, id);
  if (known !== null) return known;
  throw new DatabaseError('unknown-record', `There is no channel ${id}.`, 'Reload the page to see the channels.');
};

const refuseTakenName = (db: PerunitDatabase, name: string, id: number | null): void => {
  const isOfName = and(eq(channels.name, name), isNull(channels.removedAt));
  const taken = db.orm.select().from(channels).where(isOfName).get();
  if (taken === undefined || taken.id === id) return;
  throw new DatabaseError('invalid-value', `Another channel is called “${name}”.`, 'Choose another name.');
};

const rowOf = ({ settings, events, ...contents }: ChannelContents, by: string, at: string) => ({
  ...contents,
  settings: JSON.stringify(settings),
  events: JSON.stringify(events),
  ...{ recordedAt: at, by },
});

/** Adds a channel, which is told of what happens from now on; returns its number. Throws `invalid-value`. */
export const addChannel = (db: PerunitDatabase, contents: ChannelContents, { by }: By): number =>
  inTransaction(db, () => {
    refuseTakenName(db, contents.name, null);
    recordAudit(db, { by, action: 'add-channel', subject: contents.name, detail: contents });
    const at = recordedNow();
    const row = { ...rowOf(contents, by, at), since: at };
    return db.orm.insert(channels).values(row).returning({ id: channels.id }).get().id;
  });

/** Changes a channel; one that is switched on again is told of what happens from then on. Throws `unknown-record`, `invalid-value`. */
export const changeChannel = (db: PerunitDatabase, id: number, contents: ChannelContents, { by }: By): void => {
  inTransaction(db, () => {
    const known = knownChannel(db, id);
    refuseTakenName(db, contents.name, id);
    recordAudit(db, { by, action: 'change-channel', subject: `${id} ${contents.name}`, detail: contents });
    const at = recordedNow();
    const since = contents.isEnabled && !known.isEnabled ? at : known.since;
    db.orm
      .update(channels)
      .set({ ...rowOf(contents, by, at), since })
      .where(isKept(id))
      .run();
  });
};

/** Takes a channel off the list; what was sent to it stays in the history. Throws `unknown-record`. */
export const removeChannel = (db: PerunitDatabase, id: number, { by }: By): void => {
  inTransaction(db, () => {
    const { name } = knownChannel(db, id);
    recordAudit(db, { by, action: 'remove-channel', subject: `${id} ${name}` });
    db.orm.update(channels).set({ removedAt: recordedNow(), isEnabled: false }).where(isKept(id)).run();
  });
};
