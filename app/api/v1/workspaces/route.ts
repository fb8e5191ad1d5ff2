import { organisationDatabase } from '@/db/client';
import { saveWorkspaceCounts } from '@/db/commands/save-workspace-counts';
import { countsOfMonthsBody } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { typedCounts } from './typed-counts';

/** Workspace counts of several months, typed in: all are saved, or none. */
export const PUT = writeRoute(async (request) => {
  const { months } = await readJson(request, countsOfMonthsBody);
  const typed = months.map(({ month, ...counts }) => typedCounts(month, counts));
  saveWorkspaceCounts(organisationDatabase('own'), typed, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
