import { z } from 'zod';
import { modelIds } from '../../forecast/forecast';
import { environmentOrder } from '../environments';
import { figureSchema, monthSchema, pointSchema, sentenceSchema } from './figure';

export const projectionFactSchema = z
  .strictObject({ id: z.string(), label: z.string(), value: figureSchema, note: sentenceSchema })
  .readonly();

/** What was projected for the report's month a month before, beside what it cost. */
export const scoredProjectionSchema = z
  .strictObject({
    projected: figureSchema,
    low: figureSchema,
    high: figureSchema,
    actual: figureSchema,
    error: figureSchema,
    /** Null: the month is not over, or there is no band. */
    isInside: z.boolean().nullable(),
    words: sentenceSchema,
  })
  .readonly();

const yearShape = {
  /** Null: the fiscal year has not begun. */
  toDate: figureSchema.nullable(),
  /** Null: the report's month is whole. */
  restOfMonth: figureSchema.nullable(),
  /** Null: no month of the year follows, or all of them do. */
  later: figureSchema.nullable(),
  whole: figureSchema,
  low: figureSchema,
  high: figureSchema,
  budget: figureSchema,
  /** Projected less budget. */
  difference: figureSchema,
};

export const yearRowSchema = z
  .strictObject({ environment: z.enum(environmentOrder), name: z.string(), ...yearShape })
  .readonly();

export const yearTotalSchema = z.strictObject(yearShape).readonly();

export const projectedMonthSchema = z
  .strictObject({
    month: monthSchema,
    /** The month under way: its cost to date with the rest on top. */
    isUnderWay: z.boolean(),
    /** One for each of the section's environments, in their order; they sum to the total. */
    parts: z.array(figureSchema).readonly(),
    total: figureSchema,
    low: figureSchema,
    high: figureSchema,
    budget: figureSchema,
  })
  .readonly();

export const pastMonthSchema = z
  .strictObject({ month: monthSchema, isPartial: z.boolean(), cost: pointSchema, budget: pointSchema })
  .readonly();

export const modelRowSchema = z
  .strictObject({
    id: z.enum(modelIds),
    name: z.string(),
    /** Mean absolute percentage error one month ahead. */
    error: figureSchema,
    isChosen: z.boolean(),
    /** What it does, or why it was not compared. */
    note: sentenceSchema,
  })
  .readonly();

export const projectionSchema = z
  .strictObject({
    finding: sentenceSchema,
    facts: z.array(projectionFactSchema).readonly(),
    scored: scoredProjectionSchema.nullable(),
    /** The fiscal year that is projected: `FY27`, and its first month. */
    fiscalYear: z.string(),
    yearStart: monthSchema,
    environments: z
      .array(z.strictObject({ environment: z.enum(environmentOrder), name: z.string() }).readonly())
      .readonly(),
    rows: z.array(yearRowSchema).readonly(),
    /** Null: nothing is projected. */
    total: yearTotalSchema.nullable(),
    /** What the budget has for everything and not for one environment; null: it is split whole, or not at all. */
    notSplit: figureSchema.nullable(),
    /** 13 months up to the report's. */
    past: z.array(pastMonthSchema).readonly(),
    months: z.array(projectedMonthSchema).readonly(),
    models: z.array(modelRowSchema).readonly(),
    notes: z.array(sentenceSchema).readonly(),
  })
  .readonly();

export type ProjectionSection = z.infer<typeof projectionSchema>;
export type ProjectionFact = z.infer<typeof projectionFactSchema>;
export type ScoredProjection = z.infer<typeof scoredProjectionSchema>;
export type YearRow = z.infer<typeof yearRowSchema>;
export type YearTotal = z.infer<typeof yearTotalSchema>;
export type ProjectedMonth = z.infer<typeof projectedMonthSchema>;
export type PastMonth = z.infer<typeof pastMonthSchema>;
export type ModelRow = z.infer<typeof modelRowSchema>;
