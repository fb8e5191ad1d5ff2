import { organisationDatabase } from '@/db/client';
import { testConnection } from '@/lib/connections/test-connection';
import { keptConnection } from '@/lib/jobs/kept-connection';
import { writeRoute } from '@/lib/jobs/write-route';

/** Makes the test call: what it found, or what is wrong and what to do. */
export const POST = writeRoute<{ id: string }>(async (_, { id }) =>
  Response.json(await testConnection(organisationDatabase('own'), keptConnection(id))),
);
