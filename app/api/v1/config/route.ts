import { organisationDatabase } from '@/db/client';
import { organisationConfig } from '@/db/queries/organisation-config';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';

/** How the organisation on screen is configured. */
export const GET = readRoute((request) =>
  Response.json(organisationConfig(organisationDatabase(organisationOf(request.headers)))),
);
