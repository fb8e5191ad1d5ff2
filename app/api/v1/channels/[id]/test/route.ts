import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { testChannel } from '@/lib/notify/manage-channels';
import { changeRoute } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Sends a test message at once. */
export const POST = changeRoute<{ id: string }>(async (request, params) =>
  Response.json(await testChannel(ownDatabaseOnScreen(request.headers), rowId(params.id))),
);
