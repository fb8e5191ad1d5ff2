import { organisationDatabase } from '@/db/client';
import { changeConnection } from '@/db/commands/save-connection';
import { connectionBody } from '@/lib/api/connections';
import { personOf } from '@/lib/auth/person';
import { readSettings } from '@/lib/connections/read-settings';
import { keptConnection } from '@/lib/jobs/kept-connection';
import { takeConnectionAway } from '@/lib/jobs/take-connection-away';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';

type Params = { id: string };

/** Changes a connection. Refused (422) with the fields that are wrong. */
export const PUT = writeRoute<Params>(async (request, params) => {
  const { settings, ...body } = await readJson(request, connectionBody);
  const { id, kind } = keptConnection(params.id);
  const contents = { ...body, settings: readSettings(kind, settings) };
  changeConnection(organisationDatabase('own'), id, contents, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});

/** Removes a connection and stops its pull; what it brought stays. */
export const DELETE = writeRoute<Params>(async (request, params) => {
  await takeConnectionAway(keptConnection(params.id).id, personOf(request.headers));
  return new Response(null, { status: 204 });
});
