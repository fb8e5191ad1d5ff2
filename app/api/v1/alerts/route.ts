import { organisationDatabase } from '@/db/client';
import { openAlerts, resolvedAlerts } from '@/db/queries/alerts';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';

/** The alerts, open ones and those that are over. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return Response.json({ open: openAlerts(db), resolved: resolvedAlerts(db) });
});
