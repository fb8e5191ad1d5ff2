import { removeAction } from '@/db/commands/save-action';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { monthParameter, rowId } from '@/lib/observe/row-id';

/** Brings a deleted action back. */
export const POST = writeRoute<{ month: string; id: string }>((request, params) => {
  monthParameter(params.month);
  const by = personOf(request.headers);
  removeAction(ownDatabaseOnScreen(request.headers), rowId(params.id), { isRemoved: false, by });
  return new Response(null, { status: 204 });
});
