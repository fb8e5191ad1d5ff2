import { organisationDatabase } from '@/db/client';
import { settingsFor } from '@/db/queries/settings-for';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';
import { providerForecasts } from '@/lib/reconciliation/provider-figures';

/** AWS's forecasts beside ours, and what came. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  const today = new Date().toISOString().slice(0, 10);
  return Response.json(providerForecasts(db, settingsFor(db, today.slice(0, 7)).asOf ?? today));
});
