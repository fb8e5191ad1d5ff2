import { z } from 'zod';
import { environments } from '../../kpis/types';
import { costColumnsShape } from './cost-columns';
import { figureSchema, pointSchema, sentenceSchema } from './figure';

export const accountRowSchema = z
  .strictObject({
    ...costColumnsShape,
    accountId: z.string(),
    name: z.string(),
    owner: z.string().nullable(),
    /** Only where one is given: earlier documents know none. */
    team: z.string().optional(),
    environment: z.enum(environments),
    environmentName: z.string(),
    fiscalYearToDate: figureSchema,
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

export const accountsSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** `FY26`, named by the year it ends in. */
    fiscalYear: z.string(),
    /** Why the fiscal year to date is not the whole of it, when months of it have no bill. */
    fiscalYearNote: z.string().nullable(),
    rows: z.array(accountRowSchema).readonly(),
    total: z.strictObject({ ...costColumnsShape, fiscalYearToDate: figureSchema }).readonly(),
    /** Accounts left out of the totals, by name with their cost. */
    outOfScope: sentenceSchema.nullable(),
  })
  .readonly();

export type AccountRow = z.infer<typeof accountRowSchema>;
export type AccountsSection = z.infer<typeof accountsSchema>;
