import { changesBody } from '@/lib/api/config';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { changeConfig } from '@/lib/config/change-config';
import { recordedFrom } from '@/lib/config/recorded-from';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';

/** Makes changes, all or none. What restates a closed or published month asks first. */
export const POST = writeRoute(async (request) => {
  const { changes, acceptRestatement, format } = await readJson(request, changesBody);
  const person = personOf(request.headers);
  const by = format === undefined ? person : recordedFrom(person, format);
  return Response.json(changeConfig(ownDatabaseOnScreen(request.headers), changes, { by, acceptRestatement }));
});
