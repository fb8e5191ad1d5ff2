import { organisationDatabase } from '@/db/client';
import { undoImport } from '@/db/commands/undo-import';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { rowId } from '@/lib/observe/row-id';

/** Takes an import back; what it replaced counts again. */
export const POST = writeRoute<{ id: string }>((request, { id }) => {
  undoImport(organisationDatabase('own'), rowId(id), { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
