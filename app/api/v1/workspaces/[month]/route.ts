import { organisationDatabase } from '@/db/client';
import { saveWorkspaceCounts } from '@/db/commands/save-workspace-counts';
import { countsBody } from '@/lib/api/setup';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { typedCounts } from '../typed-counts';

/** Workspace counts of one month, typed in; they count where no file says better. */
export const PUT = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const typed = typedCounts(month, await readJson(request, countsBody));
  saveWorkspaceCounts(organisationDatabase('own'), [typed], { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
