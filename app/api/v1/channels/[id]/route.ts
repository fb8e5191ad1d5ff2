import { removeChannel } from '@/db/commands/save-channel';
import { channelBody } from '@/lib/api/channels';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { updateChannel } from '@/lib/notify/manage-channels';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

type Params = { id: string };

/** Changes a channel. */
export const PUT = writeRoute<Params>(async (request, params) => {
  const body = await readJson(request, channelBody);
  const by = personOf(request.headers);
  await updateChannel(ownDatabaseOnScreen(request.headers), rowId(params.id), body, { by });
  return new Response(null, { status: 204 });
});

/** Removes a channel; what was sent to it stays in the history. */
export const DELETE = writeRoute<Params>((request, params) => {
  removeChannel(ownDatabaseOnScreen(request.headers), rowId(params.id), { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
