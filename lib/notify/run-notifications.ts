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

/** Calls of one process wait for each other: what the process is sending must not look as if it was left behind. */
const inTurn = (db: PerunitDatabase, work: () => Promise<void>): Promise<void> => {
  const before = runs().get(db.path) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(work);
  runs().set(db.path, next);
  return next;
};

/**
 * Brings the alerts up to date and notes what happened, and sends nothing: what is there before a channel is added is
 * not told to it.
 */
export const lookAtState = async (db: PerunitDatabase, now: Date): Promise<void> => {
  updateAlerts(db, now);
  await collectEvents(db, now);
};

/** Sends what is due now, without looking for anything new. */
export const sendNotifications = (
  db: PerunitDatabase,
  { print, ...run }: Omit<NotificationRun, 'now'> = {},
): Promise<void> => inTurn(db, () => sendDue(db, { ...run, print: print ?? printEdition(db) }));

/**
 * Looks at the state of the database, notes what happened, brings the alerts up to date and sends what is due. Safe to
 * call at any time, from several processes, and to kill: called again, it goes on. What a channel does not take is kept
 * with its error, and throws nothing.
 */
export const runNotifications = (db: PerunitDatabase, { now, print, ...run }: NotificationRun): Promise<void> =>
  inTurn(db, async () => {
    try {
      await lookAtState(db, now);
    } finally {
      // What was noted before is sent, whatever keeps this look from its end.
      await sendDue(db, { ...run, print: print ?? printEdition(db) });
    }
  });
