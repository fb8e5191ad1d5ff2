import { organisationDatabase } from '@/db/client';
import { saveInvoiceTotal } from '@/db/commands/save-invoice-total';
import { invoiceBody, payerSchema } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** What one payer's invoice of a month says; null takes it back. */
export const PUT = writeRoute<{ month: string; payer: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { amount, currency } = await readJson(request, invoiceBody);
  const payerId = payerSchema.parse(params.payer);
  saveInvoiceTotal(
    organisationDatabase('own'),
    { month, payerId, amount, currency },
    { by: personOf(request.headers) },
  );
  return new Response(null, { status: 204 });
});
