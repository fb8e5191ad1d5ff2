import { z } from 'zod';
import { jobSchema, jobStarted } from './jobs';
import type { Operation } from './operation';
import { monthSchema, recordIdSchema, timeSchema } from './values';

const nameSchema = z.string().trim().min(1, 'is empty').max(80);
const settingsSchema = z.record(z.string(), z.unknown()).meta({
  description:
    'By the keys of the kind’s fields, nested or dotted; secrets as env:NAME or file:/path, never themselves',
});

export const connectionBody = z.object({ name: nameSchema, settings: settingsSchema, isEnabled: z.boolean() });
export const newConnectionBody = connectionBody.extend({ kind: z.string().max(40) });
export const pullBody = z.object({
  months: z.array(monthSchema).min(1).max(60).nullable().default(null).meta({ description: 'Null: whatever is due' }),
});
export const planQuery = z.object({ month: monthSchema.optional() });
export const scheduleBody = z.object({
  pattern: z.string().max(60).optional().meta({ description: 'Five fields of cron, in UTC' }),
  isEnabled: z.boolean().optional(),
});

const fieldSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  type: z.enum(['text', 'secret', 'choice', 'switch', 'list', 'number', 'pairs']),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  placeholder: z.string().optional(),
  isRequired: z.boolean(),
  isAdvanced: z.boolean().optional(),
  shownWith: z.strictObject({ key: z.string(), value: z.string() }).optional(),
});

const kindSchema = z
  .strictObject({
    kind: z.string(),
    title: z.string(),
    summary: z.string(),
    brings: z.enum(['cost', 'counts']),
    fields: z.array(fieldSchema),
  })
  .meta({ id: 'ConnectionKind' });

const testSchema = z
  .strictObject({
    at: timeSchema,
    isOk: z.boolean(),
    text: z.string().meta({ description: 'What was found, or what is wrong' }),
    details: z.array(z.string()),
    code: z.string().nullable(),
    remedy: z.string().nullable(),
    attachment: z.string().nullable().meta({ description: 'A text to copy, such as an IAM policy' }),
  })
  .meta({ id: 'ConnectionTest' });

const microsSchema = z.string().regex(/^\d+$/).meta({ description: 'Millionths of a dollar' });

const connectionSchema = z
  .strictObject({
    id: recordIdSchema,
    kind: z.string(),
    title: z.string(),
    brings: z.enum(['cost', 'counts']),
    name: z.string(),
    values: z.record(z.string(), z.string()).meta({ description: 'The settings as texts, by field' }),
    isEnabled: z.boolean(),
    lastTest: testSchema.nullable(),
    open: jobSchema.nullable().meta({ description: 'The pull that is queued, runs or waits' }),
    last: jobSchema.nullable().meta({ description: 'The last pull that ended' }),
    schedule: z.strictObject({ id: recordIdSchema, pattern: z.string(), nextAt: timeSchema.nullable() }).nullable(),
    spend: z.strictObject({ requests: z.int(), costMicros: microsSchema, capMicros: microsSchema.nullable() }),
    newestDay: z.iso.date().nullable(),
    waiting: z.int().meta({ description: 'Previews of its pulls that wait for a person' }),
    succeededAt: timeSchema.nullable(),
    isLate: z.boolean().meta({ description: 'It is on, and no pull succeeded for more than 26 hours' }),
  })
  .meta({ id: 'Connection' });

const planSchema = z
  .strictObject({
    steps: z.array(z.string()),
    requests: z.int(),
    costMicros: microsSchema,
    notices: z.array(z.string()),
  })
  .meta({ id: 'PullPlan' });

const scheduleSchema = z
  .strictObject({
    id: recordIdSchema,
    kind: z.string(),
    connectionId: recordIdSchema.nullable(),
    pattern: z.string(),
    isEnabled: z.boolean(),
    nextAt: timeSchema.nullable(),
  })
  .meta({ id: 'Schedule' });

const parameters = { id: recordIdSchema };

const reading: readonly Operation[] = [
  {
    method: 'GET',
    path: '/connections/kinds',
    summary: 'The kinds of connection and their settings',
    answers: [{ status: 200, text: 'The kinds', json: z.strictObject({ kinds: z.array(kindSchema) }) }],
  },
  {
    method: 'GET',
    path: '/connections',
    summary: 'Where data is pulled from, how it is, what it costs',
    answers: [
      { status: 200, text: 'The connections', json: z.strictObject({ connections: z.array(connectionSchema) }) },
    ],
  },
  {
    method: 'GET',
    path: '/connections/{id}/plan',
    summary: 'What a pull would ask for and cost at most; asks nobody',
    parameters,
    query: planQuery.shape,
    answers: [{ status: 200, text: 'The plan', json: planSchema }],
    problems: [404, 422],
  },
  {
    method: 'GET',
    path: '/schedules',
    summary: 'What is started by itself, and when',
    answers: [{ status: 200, text: 'The schedules', json: z.strictObject({ schedules: z.array(scheduleSchema) }) }],
  },
];

const changing: readonly Operation[] = [
  {
    method: 'POST',
    path: '/connections',
    summary: 'Add a connection; it is not tested',
    body: newConnectionBody,
    answers: [{ status: 201, text: 'Its number', json: z.strictObject({ id: recordIdSchema }) }],
    problems: [422],
  },
  {
    method: 'PUT',
    path: '/connections/{id}',
    summary: 'Change a connection, or switch its schedule on or off',
    parameters,
    body: connectionBody,
    answers: [{ status: 204, text: 'It is changed' }],
    problems: [404, 422],
  },
  {
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Remove a connection; what it brought stays',
    parameters,
    answers: [{ status: 204, text: 'It is removed, its open pull stopped' }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/connections/{id}/restore',
    summary: 'Put a removed connection back',
    parameters,
    answers: [{ status: 204, text: 'It is back as it was' }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/connections/{id}/test',
    summary: 'Make the test call',
    parameters,
    answers: [{ status: 200, text: 'What it found, or what is wrong', json: testSchema }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/connections/{id}/pulls',
    summary: 'Start a pull, or the one that waits at once',
    parameters,
    body: pullBody,
    answers: [jobStarted],
    problems: [404, 409],
  },
  {
    method: 'PUT',
    path: '/schedules/{id}',
    summary: 'Change when something is started by itself, and whether',
    parameters,
    body: scheduleBody,
    answers: [{ status: 204, text: 'It is changed' }],
    problems: [404],
  },
];

export const connectionOperations: readonly Operation[] = [...reading, ...changing];
