import { z } from 'zod';
import { costMetrics } from '../ingest/documents/document-bill';
import { mappingNameSchema, tableMappingSchema } from '../ingest/tables/table-mapping';

/** What a person says of a bill that does not say it itself. */
export const saidSchema = z.strictObject({
  payerId: z
    .string()
    .regex(/^\d{12}$/, 'is no account id of 12 digits')
    .optional(),
  metric: z.enum(costMetrics).optional(),
  isUnfiltered: z.boolean().optional(),
});

const rowSchema = z.strictObject({ line: z.int().min(1), cells: z.array(z.string().max(2000)).max(300) });

const lookSchema = z.strictObject({
  likely: z.int().meta({ description: 'Which of the tables probably holds the data' }),
  tables: z.array(
    z.strictObject({
      sheet: z.string().nullable().meta({ description: 'Null for text' }),
      headerLine: z.int().meta({ description: 'The line that its header probably stands on' }),
      rows: z.array(rowSchema),
    }),
  ),
});

/** What a refused file leaves open. */
export const questionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('columns'), sha256: z.array(z.string()), look: lookSchema }),
    z.strictObject({
      kind: z.literal('document'),
      sha256: z.array(z.string()),
      needsMetric: z.boolean(),
      payers: z.array(z.string()).meta({ description: 'Whose bills are there' }),
    }),
  ])
  .meta({ id: 'ImportQuestion' });

/** The answer to a question of a refused file. */
export const answerBody = z.strictObject({
  set: z.string().meta({ description: 'The name of the refused set' }),
  said: saidSchema.optional(),
  mapping: tableMappingSchema.optional(),
  saveAs: mappingNameSchema.optional().meta({ description: 'Remember the mapping under this name' }),
});

/** A mapping tried on a few rows. */
export const tryMappingBody = z.strictObject({ mapping: tableMappingSchema, rows: z.array(rowSchema).max(50) });
