import { organisationDatabase } from '@/db/client';
import { catchesBody } from '@/lib/api/rules';
import { organisationOf } from '@/lib/auth/organisation';
import { catchesOf } from '@/lib/config/rule-catches';
import { changeRoute, readJson } from '@/lib/observe/route';

/** What the rules in force, or a draft, catch of a month's lines. */
export const POST = changeRoute(async (request) => {
  const question = await readJson(request, catchesBody);
  return Response.json(catchesOf(organisationDatabase(organisationOf(request.headers)), question));
});
