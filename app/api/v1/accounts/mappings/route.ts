import { z } from 'zod';
import { organisationDatabase } from '@/db/client';
import { saveAccountMappings } from '@/db/commands/save-account-mapping';
import { accountsWithCost } from '@/db/queries/accounts-with-cost';
import { organisationOf } from '@/lib/auth/organisation';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { environments } from '@/lib/kpis/types';
import { isMonth } from '@/lib/month/month';
import { exactJson } from '@/lib/observe/exact-json';
import { readJson, readRoute } from '@/lib/observe/route';

const mappingSchema = z.object({
  accountId: z.string().min(1).max(200),
  environment: z.enum(environments),
  from: z.string().refine(isMonth, 'must be a month such as 2026-01'),
  name: z.string().trim().max(200).nullable().default(null),
  owner: z.string().trim().max(200).nullable().default(null),
});
const bodySchema = z.object({ mappings: z.array(mappingSchema).min(1).max(10_000) });

/** The accounts of the organisation on screen with their environment and cost. */
export const GET = readRoute((request) =>
  exactJson({ accounts: accountsWithCost(organisationDatabase(organisationOf(request.headers))) }),
);

/** Gives accounts an environment from a month on; what was before stays as history. */
export const PUT = writeRoute(async (request) => {
  const { mappings } = await readJson(request, bodySchema);
  const rows = mappings.map(({ from, ...mapping }) => ({ ...mapping, validFrom: from }));
  saveAccountMappings(organisationDatabase('own'), rows, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
