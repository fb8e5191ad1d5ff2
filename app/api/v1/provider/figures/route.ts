import { organisationDatabase } from '@/db/client';
import { providerQuery } from '@/lib/api/provider';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';
import { providerFigures } from '@/lib/reconciliation/provider-figures';

/** What AWS says of a month beside its bill. */
export const GET = readRoute((request) => {
  const { month } = providerQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(providerFigures(organisationDatabase(organisationOf(request.headers)), month));
});
