import { z } from 'zod';
import { costBases, dataStates } from '../../kpis/types';
import { figureSchema, monthSchema } from './figure';

/** `61`, and `61.1` for the edition that follows it. */
export const editionSchema = z.string().regex(/^[1-9]\d*(\.[1-9]\d*)?$/);

/** Who signed the month after its checklist, when (UTC), and which checks failed then, in words. */
export const closedSchema = z
  .strictObject({ by: z.string(), at: z.iso.datetime(), failedChecks: z.array(z.string()).readonly() })
  .readonly();

/** Who published the edition and when (UTC); why, where a reason was asked for. */
export const publishedSchema = z
  .strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string().nullable() })
  .readonly();

/** What the list of all issues shows of one. */
export const issueSummarySchema = z
  .strictObject({
    month: monthSchema,
    dataState: z.enum(dataStates),
    basis: z.enum(costBases),
    currency: z.string(),
    cost: figureSchema.nullable(),
    kpis: z.array(z.strictObject({ id: z.string(), value: figureSchema }).readonly()).readonly(),
  })
  .readonly();

export type Closed = z.infer<typeof closedSchema>;
export type Published = z.infer<typeof publishedSchema>;
export type IssueSummary = z.infer<typeof issueSummarySchema>;

/** What a document says of its own issue: nothing in a draft. */
export type ReportIssue = {
  readonly edition: string | null;
  readonly closed: Closed | null;
  readonly published: Published | null;
};

export const draftIssue: ReportIssue = { edition: null, closed: null, published: null };
