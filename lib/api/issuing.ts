import { z } from 'zod';
import { changeKinds } from '../report/restatement/recorded-change';
import { editionSchema } from '../report/schema/editions';
import type { Operation } from './operation';
import { monthSchema, timeSchema } from './values';

const reason = z.string().max(500).nullable().default(null);

export const reasonBody = z.strictObject({ reason });

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const checkSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  isPassed: z.boolean(),
  text: z.string(),
  /** What a failure means for publishing. */
  publishing: z.enum(['refused', 'reason']).nullable(),
});

const issuedSchema = z.strictObject({
  edition: editionSchema,
  by: z.string(),
  at: timeSchema,
  reason: z.string().nullable(),
  sha256: sha256Schema,
});

const verificationSchema = z.strictObject({
  edition: editionSchema,
  sha256: sha256Schema,
  bytes: z.int().nullable(),
  isProven: z.boolean(),
  problems: z.array(z.string()),
});

const restatementSchema = z.strictObject({
  figures: z.array(
    z.strictObject({
      id: z.string(),
      section: z.string(),
      name: z.string(),
      published: z.string().nullable(),
      now: z.string().nullable(),
      difference: z.string().nullable(),
      causes: z.array(z.int()),
      isKey: z.boolean(),
    }),
  ),
  changes: z.array(
    z.strictObject({
      id: z.int(),
      kind: z.enum(changeKinds),
      text: z.string(),
      by: z.string(),
      at: timeSchema,
      from: monthSchema.nullable(),
      to: monthSchema.nullable(),
      kpiId: z.string().nullable(),
      accounts: z.array(z.string()).nullable(),
    }),
  ),
});

const standingSchema = z.strictObject({
  month: monthSchema,
  state: z.enum(['draft', 'closed', 'published', 'restated']),
  closing: z.strictObject({ by: z.string(), at: timeSchema, failedChecks: z.array(z.string()) }).nullable(),
  editions: z.array(issuedSchema),
  restatement: restatementSchema.nullable(),
});

const parameters = { month: monthSchema };

export const issuingOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/reports/{month}/close',
    summary: 'Close a month: its checklist is gone through, and signed with the name in the header perunit-by',
    parameters,
    answers: [{ status: 200, text: 'The checklist', json: z.strictObject({ checks: z.array(checkSchema) }) }],
    problems: [409],
  },
  {
    method: 'POST',
    path: '/reports/{month}/reopen',
    summary: 'Re-open a closed month, with a reason; what was published stays',
    parameters,
    body: reasonBody,
    answers: [{ status: 204, text: 'It is open for changes' }],
    problems: [409, 422],
  },
  {
    method: 'POST',
    path: '/reports/{month}/publish',
    summary: 'Publish a closed month as its next edition, sealed with its SHA-256',
    parameters,
    body: reasonBody,
    answers: [{ status: 201, text: 'The edition', json: issuedSchema }],
    problems: [409, 422],
  },
  {
    method: 'GET',
    path: '/reports/{month}/verify',
    summary: 'Prove that the month’s editions are what was sealed, or name what is wrong',
    parameters,
    answers: [{ status: 200, text: 'Oldest first', json: z.strictObject({ editions: z.array(verificationSchema) }) }],
    problems: [404],
  },
  {
    method: 'GET',
    path: '/reports/{month}/editions',
    summary: 'Where the month’s report stands: closed and published by whom, and what was restated since',
    parameters,
    answers: [{ status: 200, text: 'Editions oldest first', json: standingSchema }],
    problems: [404],
  },
];
