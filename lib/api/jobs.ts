import { z } from 'zod';
import { importStages } from '../ingest/types';
import { questionSchema } from './answers';
import type { Operation } from './operation';
import { fileProblemSchema, recordIdSchema, timeSchema } from './values';

export const progressSchema = z.strictObject({
  stage: z.enum(importStages),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  rows: z.number(),
  facts: z.number(),
  secondsLeft: z.number().nullable(),
});

/** What a job of several steps is doing. */
const stepSchema = z.strictObject({ text: z.string(), done: z.number(), total: z.number().nullable() });

/** What became of one set of a job's files. */
export const jobSetSchema = z.strictObject({
  name: z.string(),
  format: z.string().nullable(),
  result: z.enum(['staged', 'imported', 'replaced', 'unchanged', 'refused']),
  importId: z.number().nullable(),
  problems: z.array(fileProblemSchema),
  question: questionSchema.optional().meta({ description: 'What a person may answer so that it can be read' }),
});

export const jobSchema = z
  .strictObject({
    id: recordIdSchema,
    kind: z.string().meta({ description: 'import, pull, report-draft …' }),
    state: z.enum(['queued', 'running', 'waiting', 'failed', 'cancelled', 'done']),
    by: z.string(),
    files: z.array(z.strictObject({ name: z.string(), bytes: z.number() })),
    createdAt: timeSchema,
    startedAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
    attempt: z.int().meta({ description: 'How often it was started' }),
    maxAttempts: z.int(),
    retryAt: timeSchema.nullable().meta({ description: 'When a waiting job is tried again' }),
    step: stepSchema.nullable(),
    progress: progressSchema.nullable(),
    notices: z.array(z.string()),
    sets: z.array(jobSetSchema),
    problem: z
      .strictObject({
        code: z.string(),
        title: z.string(),
        detail: z.string(),
        remedy: z.string(),
        attachment: z.string().nullable().meta({ description: 'A text to copy, such as an IAM policy' }),
      })
      .nullable(),
  })
  .meta({ id: 'Job' });

/** The answer of what starts a job. */
export const jobStarted = {
  status: 202,
  text: 'The job to follow',
  json: z.strictObject({ jobId: recordIdSchema }),
} as const;

const parameters = { id: recordIdSchema };

export const jobsQuery = z.object({
  kind: z.string().max(40).optional(),
  connection: recordIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const logSchema = z.strictObject({
  lines: z.array(z.strictObject({ at: timeSchema, level: z.enum(['info', 'warning', 'error']), text: z.string() })),
});

export const jobOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/jobs',
    summary: 'What runs, waits and was done in the background, newest first',
    query: jobsQuery.shape,
    answers: [{ status: 200, text: 'The jobs', json: z.strictObject({ jobs: z.array(jobSchema) }) }],
  },
  {
    method: 'GET',
    path: '/jobs/{id}/log',
    summary: 'What a job said while it worked',
    parameters,
    answers: [{ status: 200, text: 'The last lines, oldest first', json: logSchema }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/jobs/{id}/retry',
    summary: 'Try a job that waits, or a pull that failed, at once',
    parameters,
    answers: [jobStarted],
    problems: [404, 409],
  },
  {
    method: 'GET',
    path: '/jobs/{id}',
    summary: 'How far a job is; to be asked twice a second',
    parameters,
    answers: [{ status: 200, text: 'The job', json: jobSchema }],
    problems: [404],
  },
  {
    method: 'DELETE',
    path: '/jobs/{id}',
    summary: 'Stop an open job, leaving nothing behind; take an ended one off the list',
    parameters,
    answers: [{ status: 204, text: 'It is stopped, or off the list' }],
    problems: [404, 409],
  },
];
