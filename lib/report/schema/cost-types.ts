import { z } from 'zod';
import { costColumnsShape } from './cost-columns';
import { figureSchema, pointSchema, sentenceSchema } from './figure';

export const costTypeRowSchema = z
  .strictObject({
    ...costColumnsShape,
    costType: z.string(),
    name: z.string(),
    perWorkspace: figureSchema,
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

export const costTypesSchema = z
  .strictObject({
    finding: sentenceSchema,
    rows: z.array(costTypeRowSchema).readonly(),
    total: z.strictObject({ ...costColumnsShape, perWorkspace: figureSchema }).readonly(),
    coverage: sentenceSchema.nullable(),
  })
  .readonly();

export type CostTypeRow = z.infer<typeof costTypeRowSchema>;
export type CostTypesSection = z.infer<typeof costTypesSchema>;
