import { z } from 'zod';
import type { Month } from '../../month/month';

/** A billing month as text, `2026-01`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) satisfies z.ZodType<Month>;
/** A UTC day as text, `2026-01-31`. */
export const daySchema = z.iso.date();

/**
 * `share` is a fraction of one, `share-change` a difference of two shares (printed in points), `relative-change`
 * a change as a fraction of what was before (printed in percent).
 */
export const figureUnits = [
  'money',
  'money-per-workspace',
  'share',
  'share-change',
  'relative-change',
  'ratio',
  'count',
] as const;

const exactSchema = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .nullable();

/** Where a figure comes from: which KPI, measure, cost or setting, and of which month. */
export const figureSourceSchema = z
  .strictObject({
    kind: z.enum(['kpi', 'measure', 'cost', 'bill', 'target', 'invoice', 'savings', 'projection', 'person']),
    of: z.string(),
    month: monthSchema,
  })
  .readonly();

export const figureReasonSchema = z.strictObject({ code: z.string(), text: z.string() }).readonly();

/** One displayed number: exact, as printed, and where it is from. */
export const figureSchema = z
  .strictObject({
    id: z.string(),
    /** Money to the micro, counts in full, everything else to 12 decimals, half even; null where there is no number. */
    exact: exactSchema,
    unit: z.enum(figureUnits),
    /** As shown: rounded, with separators, sign and currency. */
    text: z.string(),
    /** Why there is no number. */
    reason: figureReasonSchema.nullable(),
    source: figureSourceSchema,
  })
  .readonly();

/** One month of a drawn series: its exact value and the text that a tooltip shows. */
export const pointSchema = z.strictObject({ month: monthSchema, exact: exactSchema, text: z.string() }).readonly();

/** A sentence and the figures that it is bound to, in its order. */
export const sentenceSchema = z
  .strictObject({ text: z.string(), figures: z.array(figureSchema).readonly() })
  .readonly();

export type Figure = z.infer<typeof figureSchema>;
export type FigureUnit = (typeof figureUnits)[number];
export type FigureSource = z.infer<typeof figureSourceSchema>;
export type FigureReason = z.infer<typeof figureReasonSchema>;
export type Point = z.infer<typeof pointSchema>;
export type Sentence = z.infer<typeof sentenceSchema>;
