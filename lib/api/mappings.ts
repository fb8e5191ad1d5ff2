import { z } from 'zod';
import { tableMappingSchema } from '../ingest/tables/table-mapping';
import { answerBody, tryMappingBody } from './answers';
import { jobStarted } from './jobs';
import type { Operation } from './operation';
import { recordIdSchema, timeSchema } from './values';

const headerSchema = z.array(z.string().max(200)).min(1).max(300);

/** A mapping for files with this header. */
export const saveMappingBody = z.strictObject({ header: headerSchema, mapping: tableMappingSchema });

const mappingSchema = z.strictObject({
  name: z.string(),
  header: z.array(z.string()).meta({ description: 'Names of the columns, without case, sorted' }),
  mapping: tableMappingSchema,
  by: z.string(),
  recordedAt: timeSchema,
});

const trialSchema = z.strictObject({
  problems: z.array(z.string()),
  rows: z.int(),
  rejects: z.array(z.strictObject({ line: z.int().nullable(), column: z.string().nullable(), reason: z.string() })),
  totals: z.array(z.strictObject({ label: z.string(), value: z.string(), currency: z.string().nullable() })),
});

const parameters = { name: z.string() };

export const mappingOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/jobs/{id}/answers',
    summary: 'Read a refused file again with what a person says of it',
    parameters: { id: recordIdSchema },
    body: answerBody,
    answers: [jobStarted],
    problems: [404, 409],
  },
  {
    method: 'GET',
    path: '/mappings',
    summary: 'The remembered ways of reading other people’s tables, newest first',
    answers: [{ status: 200, text: 'The mappings', json: z.strictObject({ mappings: z.array(mappingSchema) }) }],
  },
  {
    method: 'PUT',
    path: '/mappings/{name}',
    summary: 'Remember how tables with a header are read',
    parameters,
    body: saveMappingBody,
    answers: [{ status: 204, text: 'It is remembered' }],
  },
  {
    method: 'DELETE',
    path: '/mappings/{name}',
    summary: 'Forget a mapping; what was imported by it stays',
    parameters,
    answers: [{ status: 204, text: 'It is forgotten' }],
    problems: [404],
  },
  {
    method: 'POST',
    path: '/mappings/check',
    summary: 'What a mapping makes of a few rows, before anything is read with it',
    body: tryMappingBody,
    answers: [{ status: 200, text: 'What can be read and what can’t', json: trialSchema }],
  },
];
