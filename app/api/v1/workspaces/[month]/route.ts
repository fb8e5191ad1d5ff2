import { organisationDatabase } from '@/db/client';
import { countsBody } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { saveCountsAsking } from '@/lib/publishing/signed-writes';
import { typedCounts } from '../typed-counts';

/** Workspace counts of one month, typed in; they count where no file says better. What alters a signed month asks first. */
export const PUT = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { acceptRestatement, ...counts } = await readJson(request, countsBody);
  const asked = { by: personOf(request.headers), acceptRestatement };
  saveCountsAsking(organisationDatabase('own'), [typedCounts(month, counts)], asked);
  return new Response(null, { status: 204 });
});
