import { z } from 'zod';
import type { Operation } from './operation';
import { currencySchema, decimalSchema, monthSchema } from './values';

export const providerQuery = z.object({ month: monthSchema });

const numberSchema = z.string().meta({ description: 'A number as the provider prints it; percentages are of 100' });

const figuresSchema = z
  .strictObject({
    month: monthSchema,
    commitments: z.array(z.strictObject({ payerId: z.string(), figure: z.string(), amount: numberSchema })),
    views: z.array(
      z.strictObject({
        payerId: z.string(),
        view: z.string().meta({ description: 'record-types, tag:<key> or category:<name>' }),
        accountId: z.string(),
        value: z.string(),
        billed: decimalSchema,
        effective: decimalSchema.nullable(),
        currency: currencySchema,
      }),
    ),
    usageTypes: z.array(
      z.strictObject({ payerId: z.string(), usageType: z.string(), currency: currencySchema, billed: decimalSchema }),
    ),
  })
  .meta({ id: 'ProviderFigures' });

const outcomeSchema = z.strictObject({
  mean: decimalSchema,
  low: decimalSchema.nullable(),
  high: decimalSchema.nullable(),
  error: decimalSchema.nullable().meta({ description: 'A fraction of what came; null while the month is not final' }),
  isWithinBand: z.boolean().nullable(),
});

const forecastsSchema = z
  .strictObject({
    months: z.array(
      z.strictObject({
        payerId: z.string(),
        month: monthSchema,
        madeOn: z.iso.date(),
        currency: currencySchema,
        theirs: outcomeSchema,
        own: outcomeSchema.extend({ model: z.string() }).nullable(),
        actual: decimalSchema.nullable(),
      }),
    ),
    score: z.strictObject({
      months: z.int(),
      theirError: decimalSchema.nullable(),
      ownError: decimalSchema.nullable(),
    }),
  })
  .meta({ id: 'ProviderForecasts' });

export const providerOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/provider/figures',
    summary:
      'What AWS says of a month beside its bill: use and coverage of commitments, and other views of the same money',
    query: providerQuery.shape,
    answers: [{ status: 200, text: 'Nothing of it counts in a KPI', json: figuresSchema }],
  },
  {
    method: 'GET',
    path: '/provider/forecasts',
    summary: 'AWS’s forecasts beside ours of the same day, and how far both were off in months that are final',
    answers: [{ status: 200, text: 'The newest month first', json: forecastsSchema }],
  },
];
