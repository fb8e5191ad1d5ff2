import { organisationDatabase } from '@/db/client';
import { settingsFor } from '@/db/queries/settings-for';
import { rateBody } from '@/lib/api/rates';
import { currencySchema } from '@/lib/api/values';
import { personOf } from '@/lib/auth/person';
import { changeConfig } from '@/lib/config/change-config';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** What a currency is worth in the report's in one month; null takes it back; what restates a closed month asks first. */
export const PUT = writeRoute<{ month: string; currency: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const currency = currencySchema.parse(params.currency);
  const { rate: after, to: asked, acceptRestatement } = await readJson(request, rateBody);
  const db = organisationDatabase('own');
  const to = asked ?? settingsFor(db, month).currency;
  if (to === currency) throw new ProblemError('bad-request', `${currency} needs no rate to itself.`);
  const change = { kind: 'rate', from: month, currency, to, after } as const;
  changeConfig(db, [change], { by: personOf(request.headers), acceptRestatement });
  return new Response(null, { status: 204 });
});
