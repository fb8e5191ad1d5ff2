import { z } from 'zod';
import { cleanLine } from '../report/words/clean-text';
import type { Operation } from './operation';
import { recordIdSchema, timeSchema } from './values';

/** What a channel can be told of; the order of the choices. */
export const channelEvents = [
  'report-published',
  'month-ready',
  'import-failed',
  'data-stale',
  'restatement',
  'warning',
  'alert',
] as const;

const secretSchema = z
  .string()
  .max(300)
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/, 'must name a secret: env:NAME or file:/path')
  .meta({
    description: 'Where the server reads the secret: env:NAME or file:/path. The secret itself is never stored',
  });

const privateSchema = z
  .boolean()
  .default(false)
  .meta({ description: 'Whether the server may have a private address (and be reached without TLS): one of your own' });

const chatSettings = z.strictObject({ url: secretSchema, allowsPrivate: privateSchema });
const webhookSettings = z.strictObject({
  url: secretSchema,
  secret: secretSchema
    .nullable()
    .default(null)
    .meta({ description: 'Signs each message: HMAC-SHA256 in Perunit-Signature' }),
  allowsPrivate: privateSchema,
});

const addressSchema = z.email().max(200);
const hostSchema = z
  .string()
  .max(253)
  .regex(/^(?=.*[A-Za-z0-9])[A-Za-z0-9.:-]+$/, 'must be the name or address of a host');

const mailSettings = z.strictObject({
  host: hostSchema,
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']).meta({ description: 'none only where private addresses are allowed' }),
  user: z.string().max(200).nullable().default(null),
  password: secretSchema.nullable().default(null),
  from: addressSchema,
  to: z.array(addressSchema).min(1).max(50),
  attachesPdf: z.boolean().default(true),
  allowsPrivate: privateSchema,
});

const contents = {
  name: z.string().overwrite(cleanLine).min(1, 'is empty').max(80),
  events: z.array(z.enum(channelEvents)).max(channelEvents.length),
  isEnabled: z.boolean().default(true),
};

/** A channel as it is added and changed; its kind decides its settings. */
export const channelBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mattermost'), settings: chatSettings, ...contents }),
  z.strictObject({ kind: z.literal('slack'), settings: chatSettings, ...contents }),
  z.strictObject({ kind: z.literal('webhook'), settings: webhookSettings, ...contents }),
  z.strictObject({ kind: z.literal('email'), settings: mailSettings, ...contents }),
]);

export type ChannelBody = z.infer<typeof channelBody>;
export type ChatSettings = z.infer<typeof chatSettings>;
export type WebhookSettings = z.infer<typeof webhookSettings>;
export type MailSettings = z.infer<typeof mailSettings>;

const answered = { id: z.int(), since: timeSchema, recordedAt: timeSchema, by: z.string() };
const asAnswered = { ...contents, isEnabled: z.boolean(), settings: z.looseObject({}), ...answered };
const channelSchema = z
  .strictObject({ kind: z.enum(['mattermost', 'slack', 'webhook', 'email']), ...asAnswered })
  .meta({ id: 'Channel' });

const one = { id: recordIdSchema };

export const channelOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/channels',
    summary: 'Where messages are sent: chats, webhooks and mail, with the events that each is told of',
    answers: [{ status: 200, text: 'The channels', json: z.strictObject({ channels: z.array(channelSchema) }) }],
  },
  {
    method: 'POST',
    path: '/channels',
    summary: 'Add a channel; it is told of what happens from now on',
    body: channelBody,
    answers: [{ status: 201, text: 'It is added', json: z.strictObject({ id: recordIdSchema }) }],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/channels/{id}',
    summary: 'Change a channel',
    parameters: one,
    body: channelBody,
    answers: [{ status: 204, text: 'It is saved' }],
    problems: [404, 409],
  },
  {
    method: 'DELETE',
    path: '/channels/{id}',
    summary: 'Remove a channel; what was sent to it stays in the history',
    parameters: one,
    answers: [{ status: 204, text: 'It is removed' }],
    problems: [404, 409],
  },
  {
    method: 'POST',
    path: '/channels/{id}/test',
    summary: 'Send a test message to a channel, at once',
    parameters: one,
    answers: [
      {
        status: 200,
        text: 'Whether it was taken',
        json: z.strictObject({
          isSent: z.boolean(),
          error: z.string().nullable(),
          remedy: z.string().nullable(),
        }),
      },
    ],
    problems: [404, 409],
  },
];
