import 'server-only';
import { createHmac } from 'node:crypto';
import type { ChatSettings, WebhookSettings } from '../../api/channels';
import { type Envelope, linkOf } from '../messages/envelope';
import { markdownText } from '../messages/markdown-text';
import { slackBody } from '../messages/slack-blocks';
import { post } from '../outbound/post';
import { channelSecret } from './channel-secret';
import type { Sending, SentNote } from './sending';

type To<Settings> = { readonly settings: Settings; readonly envelope: Envelope; readonly sending: Sending };

const send = async (
  { settings, envelope, sending: { pdf: _, ...sending } }: To<ChatSettings>,
  content: unknown,
  signature: (body: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<SentNote> => {
  const body = JSON.stringify(content);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'Perunit',
    'Idempotency-Key': envelope.key,
    ...signature(body),
  };
  const { allowsPrivate } = settings;
  await post({ ...sending, url: channelSecret(settings.url), body, headers, allowsPrivate });
  return null;
};

/** Sends a message to an incoming webhook of Mattermost. */
export const sendToMattermost = (to: To<ChatSettings>): Promise<SentNote> =>
  send(to, { text: markdownText(to.envelope) });

/** Sends a message to an incoming webhook of Slack. */
export const sendToSlack = (to: To<ChatSettings>): Promise<SentNote> => send(to, slackBody(to.envelope));

/** HMAC-SHA256 over `<seconds>.<body>`, so that a receiver can refuse what is old or not ours. */
const signed = (secret: string) => (body: string) => {
  const seconds = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { 'Perunit-Signature': `t=${seconds},v1=${digest}` };
};

/** A message for programs: its parts as they are, and once as Markdown that can be shown as it stands. */
const webhookContent = (envelope: Envelope) => {
  const { key, kind, happenedAt, organisation, message } = envelope;
  const { title, sentences, facts, lists, runbook } = message;
  return {
    ...{ id: key, kind, happenedAt, organisation, title, sentences, facts, lists },
    ...{ link: linkOf(envelope), runbook, markdown: markdownText(envelope) },
  };
};

/** Sends a message as JSON, signed where the channel names a secret. */
export const sendToWebhook = (to: To<WebhookSettings>): Promise<SentNote> => {
  const { secret } = to.settings;
  const content = webhookContent(to.envelope);
  return secret === null ? send(to, content) : send(to, content, signed(channelSecret(secret)));
};
