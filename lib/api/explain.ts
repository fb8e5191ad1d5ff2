import { z } from 'zod';
import { costBases } from '../kpis/types';
import type { Operation } from './operation';
import { decimalSchema, monthSchema, timeSchema } from './values';

export const explainQuery = z.object({
  month: monthSchema,
  of: z
    .string()
    .min(1)
    .max(1_000)
    .meta({ description: 'apwc, cost.production, cost?environment=production&account=…' }),
  basis: z.enum(costBases).optional(),
});

const partSchema = z.strictObject({
  label: z.string(),
  note: z.string().nullable(),
  exact: decimalSchema.nullable(),
  text: z.string(),
  of: z.string().nullable().meta({ description: 'What to ask for one level further' }),
});

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
    of: z.string(),
    title: z.string(),
    exact: decimalSchema.nullable(),
    text: z.string(),
    reason: z.string().nullable(),
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
