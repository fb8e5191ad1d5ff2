import { z } from 'zod';
import type { Operation } from './operation';
import { currencySchema, decimalSchema, monthSchema, nanosSchema } from './values';

export const reconciliationQuery = z.object({
  month: monthSchema,
  basis: z.enum(['billed', 'effective']).default('billed'),
});

const payerSchema = z.strictObject({
  payerId: z.string(),
  currency: currencySchema,
  billed: decimalSchema,
  invoice: decimalSchema.nullable(),
  invoiceFrom: z
    .string()
    .nullable()
    .describe('The format of the bill whose own rows say so; null for what was typed in'),
  residual: decimalSchema.nullable(),
  isWithinTolerance: z.boolean().nullable(),
});

const rowSchema = z.strictObject({
  accountId: z.string(),
  service: z.string(),
  firstNanos: nanosSchema.nullable(),
  secondNanos: nanosSchema.nullable(),
  differenceNanos: nanosSchema,
});

const comparisonSchema = z.strictObject({
  first: z.string(),
  second: z.string(),
  basis: z.enum(['billed', 'effective']),
  currencies: z.array(z.string().nullable()),
  unknownIn: z.array(z.string()),
  rows: z.array(rowSchema),
  equalRows: z.int(),
  firstNanos: nanosSchema,
  secondNanos: nanosSchema,
  differenceNanos: nanosSchema,
});

const reconciliationSchema = z
  .strictObject({
    month: monthSchema,
    tolerancePct: z.string(),
    payers: z.array(payerSchema),
    sources: z.array(z.strictObject({ payerId: z.string(), read: z.string(), comparison: comparisonSchema })),
  })
  .meta({ id: 'MonthReconciliation' });

export const reconciliationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/reconciliation',
    summary: 'A month against its invoices, and its bills against each other where several bring it',
    query: reconciliationQuery.shape,
    answers: [{ status: 200, text: 'The biggest difference first', json: reconciliationSchema }],
  },
];
