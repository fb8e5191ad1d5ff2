import { z } from 'zod';
import { statuses } from '../../kpis/types';
import { figureSchema, monthSchema, pointSchema, sentenceSchema } from './figure';

/** A verdict in words: what stands beside its icon, and why. */
export const judgementSchema = z
  .strictObject({ text: z.string(), detail: z.string().nullable(), isWarning: z.boolean() })
  .readonly();

export const splitPartSchema = z.strictObject({ label: z.string(), effect: figureSchema }).readonly();

export const missingInputSchema = z
  .strictObject({
    text: z.string(),
    action: z.string(),
    /** Which page takes it; the shell knows its address. */
    place: z.enum(['data', 'accounts', 'counts', 'rules', 'rates']).nullable(),
  })
  .readonly();

export const kpiUnitSchema = z.enum(['money-per-workspace', 'share', 'ratio', 'money']);

/** One KPI of the scorecard: everything that its place on the page says. */
export const kpiCardSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    group: z.enum(['primary', 'secondary', 'custom']),
    unit: kpiUnitSchema,
    /** What it is computed by, over the measures of the scorecard: `cost.production / workspaces.total`. */
    formula: z.string(),
    /** The first of the 13 months from which on it is computed by this formula. */
    formulaStart: monthSchema,
    value: figureSchema,
    previous: figureSchema,
    change: figureSchema,
    relativeChange: figureSchema,
    /** What the change means for this KPI; null where nothing changed or nothing can be said. */
    direction: z.enum(['better', 'worse', 'neutral']).nullable(),
    /** 13 months. */
    series: z.array(pointSchema).readonly(),
    /** The month at which the series stops being comparable with what came before. */
    breakMonth: monthSchema.nullable(),
    /** The threshold, for the dashed line. */
    limit: z.string().nullable(),
    targetText: z.string().nullable(),
    status: z.enum(statuses),
    judgement: judgementSchema,
    /** The change, cut in the numerator's and the denominator's effect; null where it can not be cut. */
    split: z.strictObject({ numerator: splitPartSchema, denominator: splitPartSchema }).readonly().nullable(),
    /** What the month's length alone would have changed. */
    calendar: figureSchema.nullable(),
    caveats: z
      .array(z.strictObject({ id: z.string(), kind: z.enum(['badge', 'note']), text: z.string() }).readonly())
      .readonly(),
    /** Which input it lacks, and where to give it. */
    missing: missingInputSchema.nullable(),
  })
  .readonly();

export const guardMessageSchema = z.strictObject({ title: z.string(), text: sentenceSchema }).readonly();

/** A measure that a formula names; its points keep every digit that they have. */
export const measureSeriesSchema = z
  .strictObject({
    id: z.string(),
    unit: z.enum(['money', 'count']),
    description: z.string(),
    /** 13 months. */
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

export const scorecardSchema = z
  .strictObject({
    finding: sentenceSchema,
    primary: z.array(kpiCardSchema).readonly(),
    secondary: z.array(kpiCardSchema).readonly(),
    guard: guardMessageSchema.nullable(),
    measures: z.array(measureSeriesSchema).readonly(),
  })
  .readonly();

export type Judgement = z.infer<typeof judgementSchema>;
export type SplitPart = z.infer<typeof splitPartSchema>;
export type MissingInput = z.infer<typeof missingInputSchema>;
export type KpiCard = z.infer<typeof kpiCardSchema>;
export type MeasureSeries = z.infer<typeof measureSeriesSchema>;
export type GuardMessage = z.infer<typeof guardMessageSchema>;
export type ScorecardSection = z.infer<typeof scorecardSchema>;
