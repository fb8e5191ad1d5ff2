import { z } from 'zod';
import { numberFormats } from '../records/record-source';

const text = z.string().max(200);

/** How somebody else's table is read as one of Perunit's own. */
export const tableMappingSchema = z.strictObject({
  /** Which of Perunit's small files it becomes. */
  kind: text,
  /** The sheet of a workbook; null: its first one. */
  sheet: text.nullable(),
  /** The line that the header stands on, from 1. */
  headerLine: z.int().min(1).max(1000),
  /** Header in the file → our column. */
  columns: z.record(text, text),
  /** Our column → what stands in it on every row. `20%` in an amount: that share of the gross saving. */
  constants: z.record(text, text),
  numberFormat: z.enum(numberFormats),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** A mapping under its name; the signature tells headers that it is for. */
export type NamedMapping = { readonly name: string; readonly signature: string; readonly mapping: TableMapping };

export const mappingNameSchema = z.string().trim().min(1).max(80);
