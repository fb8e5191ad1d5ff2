import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { signingPersonOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { monthParameter } from '@/lib/observe/row-id';
import { closeMonth } from '@/lib/publishing/close-month';

/** Closes a month with its checklist; what fails is recorded, not refused. */
export const POST = writeRoute<{ month: string }>((request, params) => {
  const month = monthParameter(params.month);
  const by = signingPersonOf(request.headers);
  return Response.json({ checks: closeMonth(ownDatabaseOnScreen(request.headers), { month, by }) });
});
