import { z } from 'zod';
import { exchangeRateSchema } from '../config/config-schema';
import type { Operation } from './operation';
import { currencySchema, monthSchema } from './values';

export const rateBody = z.object({
  rate: exchangeRateSchema
    .nullable()
    .meta({ description: 'What one unit is in the other currency; null takes it back' }),
  to: currencySchema.optional().meta({ description: 'The other currency; that of the month’s report when absent' }),
});

export const rateOperations: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/rates/{month}/{currency}',
    summary: 'What a currency of bills or vendors is worth in the report’s in one month; null takes it back',
    parameters: { month: monthSchema, currency: currencySchema },
    body: rateBody,
    answers: [{ status: 204, text: 'It is saved' }],
  },
];
