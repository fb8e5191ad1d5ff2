import { z } from 'zod';
import { environmentOrder } from '../environments';
import { annotationsSchema } from './annotation';
import { costColumnsSchema, costColumnsShape } from './cost-columns';
import { figureSchema, monthSchema, pointSchema, sentenceSchema } from './figure';

export const environmentRowSchema = z
  .strictObject({
    ...costColumnsShape,
    environment: z.enum(environmentOrder),
    name: z.string(),
    /** Cost of the environment for each workspace. */
    perWorkspace: figureSchema,
  })
  .readonly();

export const environmentMonthSchema = z
  .strictObject({
    month: monthSchema,
    isPartial: z.boolean(),
    parts: z.record(z.enum(environmentOrder), pointSchema).readonly(),
    total: pointSchema,
  })
  .readonly();

export const environmentsSchema = z
  .strictObject({
    finding: sentenceSchema,
    rows: z.array(environmentRowSchema).readonly(),
    total: z.strictObject({ ...costColumnsShape, perWorkspace: figureSchema }).readonly(),
    /** Core, test, dev and staging together, of the same table: a memo, not a part. */
    nonProduction: costColumnsSchema,
    /** 13 months, each environment from the bottom of the stack up; null: no bill. */
    months: z.array(environmentMonthSchema).readonly(),
    annotations: annotationsSchema,
    note: sentenceSchema.nullable(),
  })
  .readonly();

export type EnvironmentRow = z.infer<typeof environmentRowSchema>;
export type EnvironmentMonth = z.infer<typeof environmentMonthSchema>;
export type EnvironmentsSection = z.infer<typeof environmentsSchema>;
