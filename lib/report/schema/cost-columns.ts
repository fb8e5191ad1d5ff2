import { z } from 'zod';
import { figureSchema } from './figure';

/** A row's figures in every table of costs. */
export const costColumnsShape = {
  previous: figureSchema,
  current: figureSchema,
  change: figureSchema,
  relativeChange: figureSchema,
  share: figureSchema,
};

export const costColumnsSchema = z.strictObject(costColumnsShape).readonly();

export type CostColumns = z.infer<typeof costColumnsSchema>;
