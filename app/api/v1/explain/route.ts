import { organisationDatabase } from '@/db/client';
import { explainQuery } from '@/lib/api/explain';
import { organisationOf } from '@/lib/auth/organisation';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { explain } from '@/lib/provenance/explain';

/** Where a figure of a month comes from, one level. */
export const GET = readRoute((request) => {
  const { month, of, basis, edition } = explainQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const db = organisationDatabase(organisationOf(request.headers));
  const explanation = explain(db, {
    ...{ month, of },
    ...(basis !== undefined && { basis }),
    ...(edition !== undefined && { edition }),
  });
  if (explanation === null) throw new ProblemError('not-found', `“${of.slice(0, 80)}” names no figure of ${month}.`);
  return Response.json(explanation);
});
