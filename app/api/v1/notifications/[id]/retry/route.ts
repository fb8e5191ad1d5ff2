import { retryDelivery } from '@/db/commands/deliveries';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { sendNotifications } from '@/lib/notify/run-notifications';
import { rowId } from '@/lib/observe/row-id';

/** Tries a delivery again, now. */
export const POST = writeRoute<{ id: string }>(async (request, params) => {
  const db = ownDatabaseOnScreen(request.headers);
  retryDelivery(db, rowId(params.id), { by: personOf(request.headers) });
  await sendNotifications(db);
  return new Response(null, { status: 204 });
});
