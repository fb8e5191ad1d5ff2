import { organisationDatabase } from '@/db/client';
import { saveExchangeRate } from '@/db/commands/save-exchange-rate';
import { settingsFor } from '@/db/queries/settings-for';
import { rateBody } from '@/lib/api/rates';
import { currencySchema } from '@/lib/api/values';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** What a currency is worth in the report's in one month; null takes it back. */
export const PUT = writeRoute<{ month: string; currency: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const currency = currencySchema.parse(params.currency);
  const { rate, to } = await readJson(request, rateBody);
  const db = organisationDatabase('own');
  const toCurrency = to ?? settingsFor(db, month).currency;
  if (toCurrency === currency) throw new ProblemError('bad-request', `${currency} needs no rate to itself.`);
  saveExchangeRate(db, { month, currency, toCurrency, rate }, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
