import { z } from 'zod';
import { daySchema, monthSchema } from './figure';

/** A person's note in a chart. */
export const annotationSchema = z
  .strictObject({
    month: monthSchema,
    /** The day that it is about; null: the month. */
    day: daySchema.nullable().default(null),
    text: z.string(),
    link: z.string().nullable(),
    /** Meant for this chart alone; others stand in every chart. */
    isOwn: z.boolean().default(false),
  })
  .readonly();

/** The notes of a chart; documents from before charts had any, have none. */
export const annotationsSchema = z.array(annotationSchema).readonly().default([]);

export type ChartAnnotation = z.infer<typeof annotationSchema>;
