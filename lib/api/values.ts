import { z } from 'zod';
import { monthSchema } from '../report/schema/figure';

export { monthSchema };

/** The row id of a record in an address. */
export const recordIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .meta({ description: 'The number of a record' });

/** A day and time, UTC. */
export const timeSchema = z.iso.datetime();

/** A decimal with every digit, as text: `-12.3400000001`. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);

/** Whole nano-units of a currency as text (1 USD = 10⁹). */
export const nanosSchema = z.string().regex(/^-?\d+$/);

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as USD');

/** A problem that names a place in a file. */
export const fileProblemSchema = z
  .strictObject({
    code: z.string(),
    file: z.string(),
    line: z.int().nullable(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    text: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'FileProblem' });

/** What the API answers instead of a result (application/problem+json). */
export const problemSchema = z
  .looseObject({
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    remedy: z.string().meta({ description: 'What to do next' }),
  })
  .meta({ id: 'Problem' });
