import { z } from 'zod';
import { daySchema, monthSchema } from './figure';

/**
 * A person's note in a chart. What earlier documents lack is optional, never a default: a sealed document is read as the
 * very bytes that were sealed.
 */
export const annotationSchema = z
  .strictObject({
    month: monthSchema,
    /** The day that it is about; null: the month. */
    day: daySchema.nullable().optional(),
    text: z.string(),
    link: z.string().nullable(),
    /** Meant for this chart alone; others stand in every chart. */
    isOwn: z.boolean().optional(),
  })
  .readonly();

/** The notes of a chart; documents from before charts had any, have none. */
export const annotationsSchema = z.array(annotationSchema).readonly().optional();

export type ChartAnnotation = z.infer<typeof annotationSchema>;
