import { removeAction, saveAction } from '@/db/commands/save-action';
import { actionBody } from '@/lib/api/words';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter, rowId } from '@/lib/observe/row-id';

type Params = { month: string; id: string };

/** How an action is from the month's report on; earlier reports keep what they had. */
export const PUT = writeRoute<Params>(async (request, params) => {
  const [month, id] = [monthParameter(params.month), rowId(params.id)];
  const contents = { ...(await readJson(request, actionBody)), month };
  saveAction(ownDatabaseOnScreen(request.headers), id, contents, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});

/** Deletes an action; it can be brought back. */
export const DELETE = writeRoute<Params>((request, params) => {
  monthParameter(params.month);
  const by = personOf(request.headers);
  removeAction(ownDatabaseOnScreen(request.headers), rowId(params.id), { isRemoved: true, by });
  return new Response(null, { status: 204 });
});
