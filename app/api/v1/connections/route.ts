import { organisationDatabase } from '@/db/client';
import { addConnection } from '@/db/commands/save-connection';
import { newConnectionBody } from '@/lib/api/connections';
import { personOf } from '@/lib/auth/person';
import { readSettings } from '@/lib/connections/read-settings';
import { connectionsView } from '@/lib/jobs/connections-view';
import { ensureSchedules } from '@/lib/jobs/schedule/run-due-schedules';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson, readRoute } from '@/lib/observe/route';

/** Where data is pulled from: always one's own organisation's. */
export const GET = readRoute(() => Response.json({ connections: connectionsView(organisationDatabase('own')) }));

/** Adds a connection. Refused (422) with the fields that are wrong. */
export const POST = writeRoute(async (request) => {
  const { settings, ...body } = await readJson(request, newConnectionBody);
  const db = organisationDatabase('own');
  const contents = { ...body, settings: readSettings(body.kind, settings) };
  const id = addConnection(db, contents, { by: personOf(request.headers) });
  ensureSchedules(db, new Date());
  return Response.json({ id: String(id) }, { status: 201 });
});
