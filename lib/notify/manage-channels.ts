import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { addChannel, changeChannel } from '../../db/commands/save-channel';
import { DatabaseError } from '../../db/database-error';
import { channelById } from '../../db/queries/channels';
import type { ChannelBody } from '../api/channels';
import { sendMessage } from './channels/send-message';
import type { Sending } from './channels/sending';
import { testEnvelope } from './envelope-of';
import { NotifyError } from './outbound/notify-error';
import { lookAtState } from './run-notifications';

type By = { readonly by: string };

/** Adds a channel; what happened up to now is noted first, so that it is not told of it. Throws `invalid-value`. */
export const connectChannel = async (db: PerunitDatabase, body: ChannelBody, { by }: By): Promise<number> => {
  await lookAtState(db, new Date());
  return addChannel(db, body, { by });
};

/** Changes a channel; one that is switched on again is not told of what happened meanwhile. */
export const updateChannel = async (db: PerunitDatabase, id: number, body: ChannelBody, { by }: By): Promise<void> => {
  await lookAtState(db, new Date());
  changeChannel(db, id, body, { by });
};

export type TestResult = { readonly isSent: boolean; readonly error: string | null; readonly remedy: string | null };

/** Sends a message that says that the channel works, once and at once. Throws `unknown-record`. */
export const testChannel = async (
  db: PerunitDatabase,
  id: number,
  sending: Omit<Sending, 'pdf'> = {},
): Promise<TestResult> => {
  const channel = channelById(db, id);
  if (channel === null) {
    throw new DatabaseError('unknown-record', `There is no channel ${id}.`, 'Reload the page to see the channels.');
  }
  try {
    await sendMessage(channel, testEnvelope(db, channel.name, new Date()), { ...sending, pdf: null });
    return { isSent: true, error: null, remedy: null };
  } catch (error) {
    if (error instanceof NotifyError) return { isSent: false, error: error.message, remedy: error.remedy };
    throw error;
  }
};
