import { z } from 'zod';
import { notificationSettingsBody } from './notification-settings';
import type { Operation } from './operation';
import { recordIdSchema, timeSchema } from './values';

const deliverySchema = z
  .strictObject({
    id: z.int(),
    channelId: z.int(),
    channelName: z.string(),
    kind: z.string(),
    /** The same for every attempt: sent as Idempotency-Key after `perunit:<organisation>:`. */
    key: z.string(),
    title: z.string(),
    status: z.enum(['due', 'sending', 'sent', 'dead']),
    attempts: z.int(),
    dueAt: timeSchema,
    error: z.string().nullable(),
    remedy: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'What differs in what was sent: a mail without its PDF' }),
    happenedAt: timeSchema,
    sentAt: timeSchema.nullable(),
  })
  .meta({ id: 'Delivery' });

export const notificationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/notifications',
    summary: 'What was sent and what waits to be sent, newest first',
    answers: [{ status: 200, text: 'The deliveries', json: z.strictObject({ deliveries: z.array(deliverySchema) }) }],
  },
  {
    method: 'POST',
    path: '/notifications/{id}/retry',
    summary: 'Try a delivery that failed again, now',
    parameters: { id: recordIdSchema },
    answers: [{ status: 204, text: 'It was tried; the deliveries say what came of it' }],
    problems: [404, 409],
  },
  {
    method: 'GET',
    path: '/notifications/settings',
    summary: 'What links, freshness and alerts go by',
    answers: [{ status: 200, text: 'The settings', json: notificationSettingsBody }],
  },
  {
    method: 'PUT',
    path: '/notifications/settings',
    summary: 'Change what links, freshness and alerts go by',
    body: notificationSettingsBody,
    answers: [{ status: 204, text: 'They are saved' }],
    problems: [409],
  },
];
