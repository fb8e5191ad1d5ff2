import { z } from 'zod';
import type { Operation } from './operation';
import { decimalSchema, monthSchema } from './values';

/** A definition as far as it is typed: only what its value depends on. */
export const evaluateBody = z.strictObject({
  formula: z.string().max(2_000),
  unit: z.enum(['money-per-workspace', 'share', 'ratio', 'money']),
  /** The KPI that it would be a version of: its values in force stand beside the draft’s. */
  id: z.string().max(40).nullable().default(null),
});

const evaluationSchema = z
  .strictObject({
    problem: z
      .strictObject({ position: z.int().positive(), text: z.string() })
      .nullable()
      .meta({ description: 'What is wrong with the formula; the position counts characters from 1' }),
    measures: z.array(z.string()).meta({ description: 'The measures that it names' }),
    months: z.array(
      z.strictObject({
        month: monthSchema,
        exact: decimalSchema.nullable(),
        text: z.string(),
        reason: z.string().nullable(),
        current: z.string().nullable().meta({ description: 'What the definition in force gives, as printed' }),
      }),
    ),
  })
  .meta({ id: 'KpiEvaluation' });

export const kpiOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/kpis/evaluate',
    summary: 'What a draft of a KPI definition gives for the newest 13 months; records nothing',
    body: evaluateBody,
    answers: [{ status: 200, text: 'The values, or what is wrong with the formula', json: evaluationSchema }],
  },
];
