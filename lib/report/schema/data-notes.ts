import { z } from 'zod';
import { figureSchema, sentenceSchema } from './figure';

export const walkLineSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    amount: figureSchema,
    /** `part` adds to the next total; `total` is one; `residual` is what remains. */
    kind: z.enum(['part', 'total', 'residual']),
  })
  .readonly();

export const noteSchema = z.strictObject({ label: z.string(), text: sentenceSchema }).readonly();

export const dataNotesSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** From the cost in the KPIs to everything that was billed, every step named; empty without a bill. */
    walk: z.array(walkLineSchema).readonly(),
    notes: z.array(noteSchema).readonly(),
  })
  .readonly();

export type WalkLine = z.infer<typeof walkLineSchema>;
export type Note = z.infer<typeof noteSchema>;
export type DataNotesSection = z.infer<typeof dataNotesSchema>;
