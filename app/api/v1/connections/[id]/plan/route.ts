import { organisationDatabase } from '@/db/client';
import { planQuery } from '@/lib/api/connections';
import { planPull } from '@/lib/connections/plan-pull';
import { keptConnection } from '@/lib/jobs/kept-connection';
import { readRoute } from '@/lib/observe/route';

/** What a pull would ask for and cost at most; asks nobody. */
export const GET = readRoute<{ id: string }>((request, { id }) => {
  const { month } = planQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const months = month === undefined ? null : [month];
  const plan = planPull(organisationDatabase('own'), keptConnection(id), months);
  return Response.json({ ...plan, costMicros: String(plan.costMicros) });
});
