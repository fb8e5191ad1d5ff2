import { organisationDatabase } from '@/db/client';
import { writeRoute } from '@/lib/jobs/write-route';
import { rowId } from '@/lib/observe/row-id';
import { restatedByImport } from '@/lib/publishing/signed-writes';

/** Which signed months an import would alter; it is worked out in a transaction that is taken back. */
export const POST = writeRoute<{ id: string }>((_, { id }) =>
  Response.json({ restates: restatedByImport(organisationDatabase('own'), rowId(id)) }),
);
