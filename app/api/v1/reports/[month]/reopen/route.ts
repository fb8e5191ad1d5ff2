import { reasonBody } from '@/lib/api/issuing';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { signingPersonOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { reopenMonth } from '@/lib/publishing/close-month';

/** Re-opens a closed month, with a reason. */
export const POST = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { reason } = await readJson(request, reasonBody);
  reopenMonth(ownDatabaseOnScreen(request.headers), { month, reason, by: signingPersonOf(request.headers) });
  return new Response(null, { status: 204 });
});
