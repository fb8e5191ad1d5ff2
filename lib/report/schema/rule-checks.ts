import { z } from 'zod';
import { statuses } from '../../kpis/types';
import { figureSchema, pointSchema, sentenceSchema } from './figure';

/** One rule, judged in the report's month. */
export const ruleRowSchema = z
  .strictObject({
    id: z.string(),
    /** `P-4`; null for a second line of the rule above. */
    code: z.string().nullable(),
    question: z.string(),
    value: figureSchema,
    /** What the value is held against, with the words before and after it. */
    threshold: sentenceSchema,
    trend: sentenceSchema.nullable(),
    status: z.enum([...statuses, 'not-applicable']),
    verdict: z.string(),
    /** Why it is undecided, or not computable. */
    detail: z.string().nullable(),
    series: z.array(pointSchema).readonly(),
    limit: z.string().nullable(),
  })
  .readonly();

export const ruleChecksSchema = z
  .strictObject({ finding: sentenceSchema, rows: z.array(ruleRowSchema).readonly() })
  .readonly();

export type RuleRow = z.infer<typeof ruleRowSchema>;
export type RuleChecksSection = z.infer<typeof ruleChecksSchema>;
