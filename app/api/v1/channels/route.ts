import { organisationDatabase } from '@/db/client';
import { listChannels } from '@/db/queries/channels';
import { channelBody } from '@/lib/api/channels';
import { organisationOf } from '@/lib/auth/organisation';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { connectChannel } from '@/lib/notify/manage-channels';
import { readJson, readRoute } from '@/lib/observe/route';

/** Where messages are sent. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return Response.json({ channels: listChannels(db) });
});

/** Adds a channel. */
export const POST = writeRoute(async (request) => {
  const body = await readJson(request, channelBody);
  const by = personOf(request.headers);
  const id = await connectChannel(ownDatabaseOnScreen(request.headers), body, { by });
  return Response.json({ id: String(id) }, { status: 201, headers: { Location: `/api/v1/channels/${id}` } });
});
