import { organisationDatabase } from '@/db/client';
import { editionsOf } from '@/db/queries/editions';
import { organisationOf } from '@/lib/auth/organisation';
import { monthName } from '@/lib/month/month';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { verifyEdition } from '@/lib/publishing/verify-edition';

/** Proves the month's editions, from the bytes that are stored. */
export const GET = readRoute<{ month: string }>((request, params) => {
  const month = monthParameter(params.month);
  const database = organisationDatabase(organisationOf(request.headers));
  const editions = editionsOf(database, month).map((edition) => verifyEdition(database, edition));
  if (editions.length === 0) throw new ProblemError('not-found', `No edition of ${monthName(month)} is published.`);
  return Response.json({ editions });
});
