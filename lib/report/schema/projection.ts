import { z } from 'zod';
import { modelIds } from '../../forecast/forecast';
import { environmentOrder } from '../environments';
import { annotationsSchema } from './annotation';
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

const periodShape = {
  /** Null: the period has not begun. */
  toDate: figureSchema.nullable(),
  /** Null: the report's month is whole. */
  restOfMonth: figureSchema.nullable(),
  /** Null: no month of the period follows, or all of them do. */
  later: figureSchema.nullable(),
  whole: figureSchema,
  low: figureSchema,
  high: figureSchema,
  budget: figureSchema,
  /** Forecast less budget. */
  difference: figureSchema,
};

/** A fiscal year or a month by environment: each column's rows sum to its total. */
export const periodTableSchema = z
  .strictObject({
    rows: z
      .array(z.strictObject({ environment: z.enum(environmentOrder), name: z.string(), ...periodShape }).readonly())
      .readonly(),
    /** What is budgeted for everything and for no environment; null: nothing. */
    notSplit: z.strictObject({ budget: figureSchema, difference: figureSchema }).readonly().nullable(),
    total: z.strictObject(periodShape).readonly(),
  })
  .readonly();

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
    /** The fiscal year that is forecast; null: nothing is. */
    year: periodTableSchema.nullable(),
    /** The report's month; null: it is whole. */
    monthUnderWay: periodTableSchema.nullable(),
    /** 13 months up to the report's. */
    past: z.array(pastMonthSchema).readonly(),
    months: z.array(projectedMonthSchema).readonly(),
    annotations: annotationsSchema,
    models: z.array(modelRowSchema).readonly(),
    notes: z.array(sentenceSchema).readonly(),
  })
  .readonly();

export type ProjectionSection = z.infer<typeof projectionSchema>;
export type ProjectionFact = z.infer<typeof projectionFactSchema>;
export type ScoredProjection = z.infer<typeof scoredProjectionSchema>;
export type PeriodTable = z.infer<typeof periodTableSchema>;
export type PeriodTotal = PeriodTable['total'];
export type ProjectedMonth = z.infer<typeof projectedMonthSchema>;
export type PastMonth = z.infer<typeof pastMonthSchema>;
export type ModelRow = z.infer<typeof modelRowSchema>;
