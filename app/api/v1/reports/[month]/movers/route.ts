import { saveMoverNote } from '@/db/commands/save-mover-note';
import { moverNoteBody } from '@/lib/api/words';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** What a person says about one of the month's movers; null goes back to the proposal. */
export const PUT = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { mover, ...values } = await readJson(request, moverNoteBody);
  saveMoverNote(ownDatabaseOnScreen(request.headers), { month, mover, values }, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
