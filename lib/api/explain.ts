import { z } from 'zod';
import { costBases, dataStates } from '../kpis/types';
import type { Operation } from './operation';
import { decimalSchema, monthSchema, timeSchema } from './values';

export const explainQuery = z.object({
  month: monthSchema,
  of: z.string().min(1).max(4_000).meta({
    description:
      'A KPI (apwc), a measure (cost.production), a part of cost (cost?environment=production&account=…), a figure of the report by its id (figure.scorecard.APWC.change), or what an answer names as one level further',
  }),
  basis: z.enum(costBases).optional(),
  edition: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/)
    .optional()
    .meta({
      description:
        'The edition that a figure stands in; without one it is a figure of the report as the data give it now',
    }),
});

const partSchema = z.strictObject({
  label: z.string(),
  note: z.string().nullable(),
  exact: decimalSchema.nullable(),
  text: z.string(),
  of: z.string().nullable().meta({ description: 'What to ask for one level further' }),
  month: monthSchema.meta({ description: 'The month to ask it about' }),
});

const printedSchema = z
  .strictObject({
    id: z.string(),
    text: z.string(),
    exact: decimalSchema.nullable(),
    edition: z.string().nullable(),
    isSame: z.boolean(),
  })
  .meta({ description: 'A figure of a document as it is printed there, and whether the data still give the same' });

const importSchema = z.strictObject({
  importId: z.int(),
  name: z.string(),
  format: z.string(),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  sha256: z.string(),
  rows: z.int(),
  by: z.string(),
  at: timeSchema.nullable(),
});

const explanationSchema = z
  .strictObject({
    month: monthSchema,
    dataState: z.enum(dataStates),
    reportState: z.enum(['draft', 'closed', 'published', 'restated']),
    of: z.string(),
    title: z.string(),
    exact: decimalSchema.nullable(),
    text: z.string(),
    reason: z.string().nullable(),
    printed: printedSchema.nullable(),
    formula: z.strictObject({ text: z.string(), values: z.string() }).nullable(),
    partsBy: z.string().nullable(),
    parts: z.array(partSchema),
    sum: z.strictObject({ exact: decimalSchema, isEqual: z.boolean() }).nullable(),
    notes: z.array(z.string()),
    records: z.array(
      z.strictObject({
        what: z.string(),
        from: monthSchema.nullable(),
        by: z.string().nullable(),
        at: timeSchema.nullable(),
      }),
    ),
    imports: z.array(importSchema),
  })
  .meta({ id: 'Explanation' });

export const explainOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/explain',
    summary: 'Where a figure of a month comes from, one level at a time, down to days and files',
    query: explainQuery.shape,
    answers: [{ status: 200, text: 'One level; its parts sum to it', json: explanationSchema }],
    problems: [404],
  },
];
