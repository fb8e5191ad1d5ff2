import { z } from 'zod';
import { costBases, dataStates } from '../../kpis/types';
import { sections } from '../sections/registry';
import { closedSchema, editionSchema, publishedSchema } from './editions';
import { daySchema, monthSchema } from './figure';
import { paragraphSchema } from './paragraphs';

type SectionSchemas = { readonly [Entry in (typeof sections)[number] as Entry['id']]: Entry['schema'] };

const sectionsSchema = z
  .strictObject(Object.fromEntries(sections.map(({ id, schema }) => [id, schema])) as SectionSchemas)
  .readonly();

/** The month's report as plain data: every rendering is a function of this document and nothing else. */
export const monthlyReportSchema = z
  .strictObject({
    version: z.literal(1),
    organisation: z.strictObject({ id: z.enum(['own', 'demo']), name: z.string() }).readonly(),
    month: monthSchema,
    monthName: z.string(),
    /** Null: before the first report month. */
    number: z.int().positive().nullable(),
    asOf: daySchema,
    basis: z.enum(costBases),
    currency: z.string(),
    countBasis: z.enum(['month-end', 'daily-average']),
    dataState: z.enum(dataStates),
    reportState: z.enum(['draft', 'closed', 'published', 'restated']),
    /** `61`, `61.1`: which edition these bytes are; null until they are published. */
    edition: editionSchema.nullable(),
    closed: closedSchema.nullable(),
    published: publishedSchema.nullable(),
    /** The last day in the bill of a month that is not over; null for a whole month. */
    partialTo: daySchema.nullable(),
    hasBill: z.boolean(),
    sections: sectionsSchema,
    /** What a person wrote into sections, in their order; one a section. */
    paragraphs: z.array(paragraphSchema).readonly(),
  })
  .readonly();

export type MonthlyReport = z.infer<typeof monthlyReportSchema>;
