import { organisationDatabase } from '@/db/client';
import { countsOfMonthsBody } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { saveCountsAsking } from '@/lib/publishing/signed-writes';
import { typedCounts } from './typed-counts';

/** Workspace counts of several months, typed in: all are saved, or none. What alters a signed month asks first. */
export const PUT = writeRoute(async (request) => {
  const { months, acceptRestatement } = await readJson(request, countsOfMonthsBody);
  const typed = months.map(({ month, ...counts }) => typedCounts(month, counts));
  saveCountsAsking(organisationDatabase('own'), typed, { by: personOf(request.headers), acceptRestatement });
  return new Response(null, { status: 204 });
});
