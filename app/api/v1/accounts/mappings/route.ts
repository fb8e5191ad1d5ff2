import { organisationDatabase } from '@/db/client';
import { saveAccountMappings } from '@/db/commands/save-account-mapping';
import { accountsWithCost } from '@/db/queries/accounts-with-cost';
import { mappingsBody } from '@/lib/api/setup';
import { organisationOf } from '@/lib/auth/organisation';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { exactJson } from '@/lib/observe/exact-json';
import { readJson, readRoute } from '@/lib/observe/route';

/** The accounts of the organisation on screen with their environment and cost. */
export const GET = readRoute((request) =>
  exactJson({ accounts: accountsWithCost(organisationDatabase(organisationOf(request.headers))) }),
);

/** Gives accounts an environment from a month on; what was before stays as history. */
export const PUT = writeRoute(async (request) => {
  const { mappings } = await readJson(request, mappingsBody);
  const rows = mappings.map(({ from, ...mapping }) => ({ ...mapping, validFrom: from }));
  saveAccountMappings(organisationDatabase('own'), rows, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
