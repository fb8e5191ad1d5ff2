import { z } from 'zod';
import type { Operation } from './operation';
import { monthSchema, recordIdSchema, timeSchema } from './values';

/** What a person does about an alert; the second of each pair takes the first back. */
export const alertActionBody = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.enum(['acknowledge', 'unacknowledge', 'unsnooze', 'resolve', 'reopen']),
  }),
  z.strictObject({ action: z.literal('snooze'), until: timeSchema }),
]);

const storySchema = z.strictObject({
  title: z.string(),
  happened: z.string(),
  size: z.string(),
  since: z.string(),
  causes: z.array(z.strictObject({ name: z.string(), amount: z.string() })),
  causesTitle: z.string(),
  todo: z.string(),
  path: z.string(),
});

const alertSchema = z
  .strictObject({
    id: z.int(),
    key: z.string(),
    kind: z.enum(['budget-pace', 'kpi-target', 'day-cost']),
    stage: z.enum(['warning', 'alert']),
    month: monthSchema,
    period: z.string().meta({ description: 'The last day or month of the data that it was found in' }),
    story: storySchema,
    openedAt: timeSchema,
    alertedAt: timeSchema.nullable(),
    acknowledgedAt: timeSchema.nullable(),
    acknowledgedBy: z.string().nullable(),
    snoozedUntil: timeSchema.nullable(),
    snoozedBy: z.string().nullable(),
    resolvedAt: timeSchema.nullable(),
    resolvedBy: z.string().nullable().meta({ description: 'Null: it ended by itself' }),
    endedAt: timeSchema.nullable().meta({ description: 'When the data stopped to show it' }),
  })
  .meta({ id: 'Alert' });

export const alertOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/alerts',
    summary: 'What is wrong with the figures: open alerts first, then those that are over',
    answers: [
      {
        status: 200,
        text: 'The alerts',
        json: z.strictObject({ open: z.array(alertSchema), resolved: z.array(alertSchema) }),
      },
    ],
  },
  {
    method: 'POST',
    path: '/alerts/{id}',
    summary: 'Acknowledge, snooze or resolve an alert, or take that back',
    parameters: { id: recordIdSchema },
    body: alertActionBody,
    answers: [{ status: 204, text: 'It is done' }],
    problems: [404, 409],
  },
];
