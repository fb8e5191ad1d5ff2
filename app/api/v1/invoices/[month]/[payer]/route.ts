import { organisationDatabase } from '@/db/client';
import { invoiceBody, payerSchema } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { saveInvoiceAsking } from '@/lib/publishing/signed-writes';

/** What one payer's invoice of a month says; null takes it back. What alters a signed month asks first. */
export const PUT = writeRoute<{ month: string; payer: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { amount, currency, acceptRestatement } = await readJson(request, invoiceBody);
  const payerId = payerSchema.parse(params.payer);
  const asked = { by: personOf(request.headers), acceptRestatement };
  saveInvoiceAsking(organisationDatabase('own'), { month, payerId, amount, currency }, asked);
  return new Response(null, { status: 204 });
});
