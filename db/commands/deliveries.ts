import 'server-only';
import { and, asc, eq, lte } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { isAlive } from '../is-alive';
import type { NotificationDelivery } from '../notify-types';
import { toDelivery } from '../queries/deliveries';
import { notificationDeliveries } from '../schema';
import { inTransaction, recordAudit, recordedNow } from '../write';

/** No sending takes as long: a process of this number is another one. */
const LONGEST_CLAIM_MS = 10 * 60_000;

const isRow = (id: number) => eq(notificationDeliveries.id, id);

/** Takes the channel's oldest delivery that is due, for this process; null when none is. */
export const claimDelivery = (db: PerunitDatabase, channelId: number, now: string): NotificationDelivery | null =>
  inTransaction(db, () => {
    const isDue = and(
      eq(notificationDeliveries.channelId, channelId),
      eq(notificationDeliveries.status, 'due'),
      lte(notificationDeliveries.dueAt, now),
    );
    const next = db.orm
      .select()
      .from(notificationDeliveries)
      .where(isDue)
      .orderBy(asc(notificationDeliveries.id))
      .get();
    if (next === undefined) return null;
    const claim = { status: 'sending', pid: process.pid, claimedAt: now, attempts: next.attempts + 1 } as const;
    db.orm.update(notificationDeliveries).set(claim).where(isRow(next.id)).run();
    return toDelivery({ ...next, ...claim });
  });

/** Notes that the channel took a delivery; `note` says what differs in what was sent. */
export const markSent = (db: PerunitDatabase, id: number, note: string | null): void => {
  const row = { status: 'sent', sentAt: recordedNow(), error: null, remedy: null, note, pid: null } as const;
  inTransaction(db, () => db.orm.update(notificationDeliveries).set(row).where(isRow(id)).run());
};

export type DeliveryFailure = {
  readonly error: string;
  readonly remedy: string;
  /** Null: it is given up. */
  readonly dueAt: string | null;
};

/** Notes why a delivery failed, and when it is tried again. */
export const markFailed = (db: PerunitDatabase, id: number, { error, remedy, dueAt }: DeliveryFailure): void => {
  const status = dueAt === null ? 'dead' : 'due';
  const row = { status, error, remedy, pid: null, ...(dueAt !== null && { dueAt }) } as const;
  inTransaction(db, () => db.orm.update(notificationDeliveries).set(row).where(isRow(id)).run());
};

/** Gives back what a process was sending when it was interrupted, uncounted; for the process itself. */
export const releaseDelivery = (db: PerunitDatabase, { id, attempts }: NotificationDelivery): void => {
  const row = { status: 'due', pid: null, attempts: attempts - 1 } as const;
  inTransaction(db, () => db.orm.update(notificationDeliveries).set(row).where(isRow(id)).run());
};

/**
 * Makes due again what a process that is gone was sending: it may have arrived, and is sent once more under the same
 * key. Only for a process that sends nothing itself at this moment.
 */
export const releaseStaleDeliveries = (db: PerunitDatabase): number =>
  inTransaction(db, () => {
    const oldest = new Date(Date.now() - LONGEST_CLAIM_MS).toISOString();
    const isSending = eq(notificationDeliveries.status, 'sending');
    const sending = db.orm.select().from(notificationDeliveries).where(isSending).all();
    const stale = sending.filter(
      ({ pid, claimedAt }) => pid === null || pid === process.pid || !isAlive(pid) || (claimedAt ?? '') < oldest,
    );
    for (const { id } of stale)
      db.orm.update(notificationDeliveries).set({ status: 'due', pid: null }).where(isRow(id)).run();
    return stale.length;
  });

/** Makes a delivery that was given up, or waits for its next attempt, due now. Throws `unknown-record`. */
export const retryDelivery = (db: PerunitDatabase, id: number, { by }: { readonly by: string }): void => {
  inTransaction(db, () => {
    const row = db.orm.select().from(notificationDeliveries).where(isRow(id)).get();
    if (row === undefined || row.status === 'sent' || row.status === 'sending') {
      const text = `There is no delivery ${id} that waits to be sent.`;
      throw new DatabaseError('unknown-record', text, 'Reload the page to see the deliveries.');
    }
    recordAudit(db, { by, action: 'retry-delivery', subject: String(id) });
    const due = { status: 'due', attempts: 0, dueAt: recordedNow() } as const;
    db.orm.update(notificationDeliveries).set(due).where(isRow(id)).run();
  });
};
