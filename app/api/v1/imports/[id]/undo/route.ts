import { organisationDatabase } from '@/db/client';
import { undoBody } from '@/lib/api/imports';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readOptionalJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';
import { undoAsking } from '@/lib/publishing/signed-writes';

/** Takes an import back; what it replaced counts again. What alters a signed month asks first. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const { acceptRestatement } = await readOptionalJson(request, undoBody);
  undoAsking(organisationDatabase('own'), rowId(id), { by: personOf(request.headers), acceptRestatement });
  return new Response(null, { status: 204 });
});
