import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { updateAlerts } from './alerts/update-alerts';
import { collectEvents } from './events/collect-events';
import { type OutboxOptions, sendDue } from './outbox';
import { printEdition } from './pdf-of-edition';

export type NotificationRun = {
  readonly now: Date;
  readonly signal?: AbortSignal;
} & Partial<Pick<OutboxOptions, 'print' | 'resolver' | 'timeoutMs'>>;

const key = Symbol.for('perunit.notifications');
type Holder = typeof globalThis & { [key]?: Map<string, Promise<void>> };

/** One map a process: Next loads modules more than once. */
const runs = (): Map<string, Promise<void>> => {
  const holder: Holder = globalThis;
  holder[key] ??= new Map();
  return holder[key];
};

const runOnce = async (db: PerunitDatabase, { now, print, ...sending }: NotificationRun): Promise<void> => {
  updateAlerts(db, now);
  await collectEvents(db, now);
  await sendDue(db, { ...sending, print: print ?? printEdition(db) });
};

/**
 * Looks at the state of the database, notes what happened, brings the alerts up to date and sends what is due. Safe to
 * call at any time, from several processes, and to kill: called again, it goes on. Calls of one process wait for each
 * other. What a channel does not take is kept with its error, and throws nothing.
 */
export const runNotifications = (db: PerunitDatabase, run: NotificationRun): Promise<void> => {
  const before = runs().get(db.path) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(() => runOnce(db, run));
  runs().set(db.path, next);
  return next;
};
