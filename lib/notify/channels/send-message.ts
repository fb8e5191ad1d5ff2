import 'server-only';
import type { Channel } from '../../../db/notify-types';
import { channelBody } from '../../api/channels';
import type { Envelope } from '../messages/envelope';
import { NotifyError } from '../outbound/notify-error';
import { sendMail } from './email';
import type { Sending, SentNote } from './sending';
import { sendToMattermost, sendToSlack, sendToWebhook } from './webhooks';

const settingsOf = ({ kind, name, settings, events, isEnabled }: Channel) => {
  const parsed = channelBody.safeParse({ kind, name, settings, events, isEnabled });
  if (parsed.success) return parsed.data;
  const text = 'The channel’s settings are not what this version reads.';
  throw new NotifyError('settings-invalid', text, 'Open the channel, check it and save it again.');
};

/** Sends one message to one channel; says what differs in what was sent. Throws NotifyError. */
export const sendMessage = async (channel: Channel, envelope: Envelope, sending: Sending): Promise<SentNote> => {
  const read = settingsOf(channel);
  switch (read.kind) {
    case 'mattermost':
      return sendToMattermost({ settings: read.settings, envelope, sending });
    case 'slack':
      return sendToSlack({ settings: read.settings, envelope, sending });
    case 'webhook':
      return sendToWebhook({ settings: read.settings, envelope, sending });
    case 'email':
      return sendMail({ settings: read.settings, envelope, sending });
  }
};
