import { organisationDatabase } from '@/db/client';
import { undoImport } from '@/db/commands/undo-import';
import { writeRoute } from '@/lib/jobs/write-route';
import { rowId } from '@/lib/observe/row-id';

/** Takes an import back; what it replaced counts again. */
export const POST = writeRoute<{ id: string }>((_, { id }) => {
  undoImport(organisationDatabase('own'), rowId(id), { by: 'the browser' });
  return new Response(null, { status: 204 });
});
