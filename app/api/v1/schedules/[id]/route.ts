import { organisationDatabase } from '@/db/client';
import { scheduleBody } from '@/lib/api/connections';
import { personOf } from '@/lib/auth/person';
import { setSchedule } from '@/lib/jobs/schedule/set-schedule';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Changes when something is started by itself, and whether. */
export const PUT = writeRoute<{ id: string }>(async (request, { id }) => {
  const wish = await readJson(request, scheduleBody);
  setSchedule(organisationDatabase('own'), rowId(id), wish, personOf(request.headers));
  return new Response(null, { status: 204 });
});
