import { z } from 'zod';
import { uploadSetSchema } from './imports';
import type { Operation } from './operation';
import { monthSchema } from './values';

export const organisationBody = z.object({
  organisation: z.enum(['own', 'demo']),
  /** The page to go back to; a path of this server only. */
  from: z
    .string()
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .catch('/'),
});

export const uploadQuery = z.object({
  name: z.string().max(4_096).default('file'),
  set: uploadSetSchema.optional(),
});

const receivedFileSchema = z.strictObject({ id: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() });

const checkSchema = z.strictObject({ name: z.enum(['database', 'disk']), isOk: z.boolean(), detail: z.string() });

export const serviceOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/livez',
    summary: 'The process answers',
    answers: [{ status: 200, text: 'ok', mediaTypes: ['text/plain'] }],
  },
  {
    method: 'GET',
    path: '/readyz',
    summary: 'The database can be read and written, is migrated, and the disk has room',
    answers: [
      {
        status: 200,
        text: 'Ready; 503 with the same body when not',
        json: z.strictObject({ ready: z.boolean(), checks: z.array(checkSchema) }),
      },
    ],
    problems: [503],
  },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    answers: [{ status: 200, text: 'OpenAPI 3.1', json: z.looseObject({ openapi: z.string() }) }],
  },
  {
    method: 'GET',
    path: '/months',
    summary: 'The months that have a report',
    answers: [{ status: 200, text: 'Oldest first', json: z.strictObject({ months: z.array(monthSchema) }) }],
  },
  {
    method: 'POST',
    path: '/organisation',
    summary: 'Choose whose figures the pages show',
    body: organisationBody,
    answers: [
      { status: 200, text: 'The choice, and its cookie', json: organisationBody.pick({ organisation: true }) },
      { status: 303, text: 'Asked by a form: back to where it was' },
    ],
  },
  {
    method: 'GET',
    path: '/templates/{id}',
    summary: 'An empty file of one of Perunit’s own CSVs: its header, required columns first',
    parameters: { id: z.string() },
    answers: [{ status: 200, text: 'The file', mediaTypes: ['text/csv'] }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/uploads',
    summary: 'Receive one file of a drop',
    query: uploadQuery.shape,
    body: 'application/octet-stream',
    answers: [
      {
        status: 201,
        text: 'What was received',
        json: z.strictObject({ set: uploadSetSchema, file: receivedFileSchema }),
      },
    ],
    problems: [404, 507],
  },
  {
    method: 'DELETE',
    path: '/uploads/{set}',
    summary: 'Throw away the files of a drop that was stopped before its import began',
    parameters: { set: uploadSetSchema },
    answers: [{ status: 204, text: 'They are gone' }],
    problems: [404],
  },
];
