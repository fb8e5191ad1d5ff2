import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import {
  claimDelivery,
  markFailed,
  markSent,
  releaseDelivery,
  releaseStaleDeliveries,
} from '../../db/commands/deliveries';
import type { Channel, NotificationDelivery } from '../../db/notify-types';
import { listChannels } from '../../db/queries/channels';
import { eventById } from '../../db/queries/deliveries';
import { sendMessage } from './channels/send-message';
import type { Sending } from './channels/sending';
import { envelopeOf } from './envelope-of';
import { waitAfter } from './outbound/backoff';
import { NotifyError } from './outbound/notify-error';
import { attachmentOf, type PrintEdition } from './pdf-of-edition';

export type OutboxOptions = Omit<Sending, 'pdf'> & { readonly print: PrintEdition };

const asNotifyError = (error: unknown): NotifyError =>
  error instanceof NotifyError
    ? error
    : new NotifyError('refused', 'The message could not be made.', 'The server’s log says why. It is tried again.');

const dueAfter = (attempts: number, { retryAfterMs }: NotifyError): string | null => {
  const wait = waitAfter(attempts, retryAfterMs);
  return wait === null ? null : new Date(Date.now() + wait).toISOString();
};

/** One attempt; whether the channel took it. What is cut off here by a kill stays `sending`, and is sent once more. */
const attempt = async (
  db: PerunitDatabase,
  channel: Channel,
  delivery: NotificationDelivery,
  { print, ...sending }: OutboxOptions,
): Promise<boolean> => {
  const event = eventById(db, delivery.eventId);
  if (event === null) throw new Error(`There is no event ${delivery.eventId}.`);
  try {
    const pdf = attachmentOf(event.message, print);
    const note = await sendMessage(channel, envelopeOf(db, event), { ...sending, pdf });
    markSent(db, delivery.id, note);
    return true;
  } catch (error) {
    const failed = asNotifyError(error);
    if (failed !== error) console.error('A message could not be sent:', error);
    if (failed.code === 'cancelled') releaseDelivery(db, delivery);
    else {
      const { message, remedy } = failed;
      markFailed(db, delivery.id, { error: message, remedy, dueAt: dueAfter(delivery.attempts, failed) });
    }
    return false;
  }
};

/** In the order in which they happened; a channel that fails is left alone until its next attempt is due. */
const sendTo = async (db: PerunitDatabase, channel: Channel, options: OutboxOptions): Promise<void> => {
  while (!options.signal?.aborted) {
    const delivery = claimDelivery(db, channel.id, new Date().toISOString());
    if (delivery === null || !(await attempt(db, channel, delivery, options))) return;
  }
};

/**
 * Sends what is due, every channel for itself: a slow one keeps no other waiting. At least once: what a killed process
 * was sending is sent again under the same key (reliability.md, 47).
 */
export const sendDue = async (db: PerunitDatabase, options: OutboxOptions): Promise<void> => {
  releaseStaleDeliveries(db);
  const channels = listChannels(db).filter(({ isEnabled }) => isEnabled);
  await Promise.all(channels.map((channel) => sendTo(db, channel, options)));
};
