import { addAction } from '@/db/commands/save-action';
import { actionBody } from '@/lib/api/words';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** Adds an action to the month's report. */
export const POST = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const contents = { ...(await readJson(request, actionBody)), month };
  const id = String(addAction(ownDatabaseOnScreen(request.headers), contents, { by: personOf(request.headers) }));
  return Response.json({ id }, { status: 201, headers: { Location: `/api/v1/reports/${month}/actions/${id}` } });
});
