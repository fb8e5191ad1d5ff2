import { removeAnnotation } from '@/db/commands/save-annotation';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { rowId } from '@/lib/observe/row-id';

/** Brings a note back. */
export const POST = writeRoute<{ id: string }>((request, params) => {
  const by = personOf(request.headers);
  removeAnnotation(ownDatabaseOnScreen(request.headers), rowId(params.id), { isRemoved: false, by });
  return new Response(null, { status: 204 });
});
