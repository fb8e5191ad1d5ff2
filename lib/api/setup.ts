import { z } from 'zod';
import { environments } from '../kpis/types';
import { isMonth } from '../month/month';
import type { Operation } from './operation';
import { acceptRestatement } from './restatement';
import { currencySchema, monthSchema, nanosSchema, timeSchema } from './values';

const monthText = z.string().refine(isMonth, 'must be a month such as 2026-01');

const count = z.string().regex(/^\d{1,12}$/, 'must be a whole number');
const givenCount = count.nullable().default(null);

/** Workspace counts of one month as a person types them. */
const countsSchema = z.object({
  ...{ active: count, hibernated: count, paid: count },
  ...{ freemiumActive: givenCount, elevenPlus: givenCount },
});
export type TypedCounts = z.infer<typeof countsSchema>;

const isPaidWithin = ({ active, hibernated, paid }: TypedCounts): boolean =>
  BigInt(paid) <= BigInt(active) + BigInt(hibernated);
const paidIsTooMuch = { message: 'is more than active and hibernated together', path: ['paid'] };

export const countsBody = countsSchema.extend({ acceptRestatement }).refine(isPaidWithin, paidIsTooMuch);

export const countsOfMonthsBody = z.object({
  months: z
    .array(countsSchema.extend({ month: monthText }).refine(isPaidWithin, paidIsTooMuch))
    .min(1)
    .max(600)
    .refine((months) => new Set(months.map(({ month }) => month)).size === months.length, 'names a month twice'),
  acceptRestatement,
});

export const invoiceBody = z.object({
  amount: z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,9})?$/, 'must be a plain amount such as 80095.41')
    .nullable(),
  currency: currencySchema,
  acceptRestatement,
});

export const feedBody = z.object({ feed: z.string().min(1).max(400).nullable(), acceptRestatement });

export const payerSchema = z.string().min(1).max(300);

const storedMappingSchema = z.strictObject({
  accountId: z.string(),
  environment: z.enum(environments),
  validFrom: monthSchema,
  name: z.string().nullable(),
  owner: z.string().nullable(),
  team: z.string().nullable(),
  recordedAt: timeSchema,
  by: z.string(),
});

const accountSchema = z
  .strictObject({
    accountId: z.string(),
    name: z.string().nullable(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
    payerId: z.string().nullable(),
    isPayer: z.boolean(),
    environment: z.enum(environments),
    costs: z.array(z.strictObject({ month: monthSchema, nanos: nanosSchema, currency: currencySchema })),
    mappings: z.array(storedMappingSchema),
  })
  .meta({ id: 'AccountWithCost' });

const saved = { status: 204, text: 'It is saved' } as const;

export const setupOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/accounts/mappings',
    summary: 'The accounts of the organisation on screen with their environment and cost',
    answers: [{ status: 200, text: 'The accounts', json: z.strictObject({ accounts: z.array(accountSchema) }) }],
  },
  {
    method: 'PUT',
    path: '/workspaces',
    summary:
      'Workspace counts of several months, typed in: all are saved, or none; 409 when they restate closed months and nobody agreed',
    body: countsOfMonthsBody,
    answers: [saved],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/workspaces/{month}',
    summary: 'Workspace counts of one month, typed in; 409 when they restate closed months and nobody agreed',
    parameters: { month: monthSchema },
    body: countsBody,
    answers: [saved],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/invoices/{month}/{payer}',
    summary:
      'What one payer’s invoice of a month says; null takes it back; 409 when it restates closed months and nobody agreed',
    parameters: { month: monthSchema, payer: payerSchema },
    body: invoiceBody,
    answers: [saved],
    problems: [409],
  },
  {
    method: 'PUT',
    path: '/feeds/{payer}/{month}',
    summary:
      'Say which of a payer’s bills counts in a month; null goes back to the newest kind; 409 when it restates closed months and nobody agreed',
    parameters: { payer: payerSchema, month: monthSchema },
    body: feedBody,
    answers: [saved],
    problems: [404, 409],
  },
];
