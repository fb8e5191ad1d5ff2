import { organisationDatabase } from '@/db/client';
import { accountsWithCost } from '@/db/queries/accounts-with-cost';
import { organisationOf } from '@/lib/auth/organisation';
import { exactJson } from '@/lib/observe/exact-json';
import { readRoute } from '@/lib/observe/route';

/** The accounts of the organisation on screen with their environment and cost. */
export const GET = readRoute((request) =>
  exactJson({ accounts: accountsWithCost(organisationDatabase(organisationOf(request.headers))) }),
);
