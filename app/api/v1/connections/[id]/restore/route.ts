import { organisationDatabase } from '@/db/client';
import { restoreConnection } from '@/db/commands/save-connection';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { rowId } from '@/lib/observe/row-id';

/** Puts a removed connection back as it was. */
export const POST = writeRoute<{ id: string }>((request, { id }) => {
  restoreConnection(organisationDatabase('own'), rowId(id), { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
