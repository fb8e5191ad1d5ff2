import { z } from 'zod';
import { figureSchema, sentenceSchema } from './figure';

export const factSchema = z.strictObject({ label: z.string(), value: figureSchema, note: sentenceSchema }).readonly();

export const headlineSchema = z
  .strictObject({
    headline: sentenceSchema,
    /** What the calendar alone did, when the two months differ in days. */
    calendar: sentenceSchema.nullable(),
    /** What moved the total most. */
    why: sentenceSchema.nullable(),
    facts: z.array(factSchema).readonly(),
  })
  .readonly();

export type Fact = z.infer<typeof factSchema>;
export type HeadlineSection = z.infer<typeof headlineSchema>;
