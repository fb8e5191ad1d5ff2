import { z } from 'zod';
import { annotationsSchema } from './annotation';
import { figureSchema, monthSchema, pointSchema, sentenceSchema } from './figure';

export const workspaceMeasures = ['total', 'active', 'hibernated', 'paid', 'freemium'] as const;

export const workspaceMonthSchema = z
  .strictObject({
    month: monthSchema,
    counts: z.record(z.enum(workspaceMeasures), figureSchema).readonly(),
    /** Paid of all, and active for each hibernated one. */
    balance: figureSchema,
    ratio: figureSchema,
  })
  .readonly();

/** One month of the drawing: parts that make up the total. */
export const workspacePointSchema = z
  .strictObject({
    month: monthSchema,
    paid: pointSchema,
    activeFreemium: pointSchema,
    hibernatedFreemium: pointSchema,
    total: pointSchema,
  })
  .readonly();

export const workspacesSchema = z
  .strictObject({
    finding: sentenceSchema,
    summary: sentenceSchema.nullable(),
    /** As far back as there are counts, 37 months at most. */
    points: z.array(workspacePointSchema).readonly(),
    /** The newest 13 months, newest first. */
    months: z.array(workspaceMonthSchema).readonly(),
    /** The month hibernation began, when it is in the drawing. */
    breakMonth: monthSchema.nullable(),
    annotations: annotationsSchema,
  })
  .readonly();

export type WorkspaceMeasure = (typeof workspaceMeasures)[number];
export type WorkspaceMonth = z.infer<typeof workspaceMonthSchema>;
export type WorkspacePoint = z.infer<typeof workspacePointSchema>;
export type WorkspacesSection = z.infer<typeof workspacesSchema>;
