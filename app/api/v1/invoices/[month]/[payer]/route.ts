import { z } from 'zod';
import { organisationDatabase } from '@/db/client';
import { saveInvoiceTotal } from '@/db/commands/save-invoice-total';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

const bodySchema = z.object({
  amount: z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,9})?$/, 'must be a plain amount such as 80095.41')
    .nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as USD'),
});

/** What one payer's invoice of a month says; null takes it back. */
export const PUT = writeRoute<{ month: string; payer: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { amount, currency } = await readJson(request, bodySchema);
  const payerId = z.string().min(1).max(200).parse(params.payer);
  saveInvoiceTotal(
    organisationDatabase('own'),
    { month, payerId, amount, currency },
    { by: personOf(request.headers) },
  );
  return new Response(null, { status: 204 });
});
