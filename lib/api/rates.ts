import { z } from 'zod';
import { exchangeRateSchema } from '../config/config-schema';
import type { Operation } from './operation';
import { acceptRestatement } from './restatement';
import { currencySchema, monthSchema } from './values';

export const rateBody = z.object({
  rate: exchangeRateSchema
    .nullable()
    .meta({ description: 'What one unit is in the other currency; null takes it back' }),
  to: currencySchema.optional().meta({ description: 'The other currency; that of the month’s report when absent' }),
  acceptRestatement,
});

export const rateOperations: readonly Operation[] = [
  {
    method: 'PUT',
    path: '/rates/{month}/{currency}',
    summary:
      'What a currency of bills or vendors is worth in the report’s in one month; null takes it back; 409 when it restates closed months and nobody agreed',
    parameters: { month: monthSchema, currency: currencySchema },
    body: rateBody,
    answers: [{ status: 204, text: 'It is saved' }],
    problems: [409],
  },
];
