import { actOnAlert } from '@/db/commands/save-alert';
import { alertActionBody } from '@/lib/api/alerts';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Acknowledges, snoozes or resolves an alert, or takes that back. */
export const POST = writeRoute<{ id: string }>(async (request, params) => {
  const action = await readJson(request, alertActionBody);
  const by = personOf(request.headers);
  actOnAlert(ownDatabaseOnScreen(request.headers), rowId(params.id), action, { by, at: new Date().toISOString() });
  return new Response(null, { status: 204 });
});
