import { reasonBody } from '@/lib/api/issuing';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { signingPersonOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { publishMonth } from '@/lib/publishing/publish-month';

/** Publishes a closed month as its next edition. */
export const POST = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const { reason } = await readJson(request, reasonBody);
  const by = signingPersonOf(request.headers);
  const issued = publishMonth(ownDatabaseOnScreen(request.headers), { month, by, reason });
  const { edition, at, sha256 } = issued;
  return Response.json({ edition, at, sha256, by: issued.by, reason: issued.reason }, { status: 201 });
});
