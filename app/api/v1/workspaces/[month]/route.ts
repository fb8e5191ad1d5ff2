import { z } from 'zod';
import { organisationDatabase } from '@/db/client';
import { saveWorkspaceCounts } from '@/db/commands/save-workspace-counts';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

const count = z.string().regex(/^\d{1,12}$/, 'must be a whole number');
const given = count.nullable().default(null);

const bodySchema = z
  .object({ active: count, hibernated: count, paid: count, freemiumActive: given, elevenPlus: given })
  .refine(({ active, hibernated, paid }) => BigInt(paid) <= BigInt(active) + BigInt(hibernated), {
    message: 'is more than active and hibernated together',
    path: ['paid'],
  });

/** Workspace counts of one month, typed in; they count where no file says better. */
export const PUT = writeRoute<{ month: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const counts = await readJson(request, bodySchema);
  const total = BigInt(counts.active) + BigInt(counts.hibernated);
  const freemium = total - BigInt(counts.paid);
  const record = { ...counts, month, cluster: null, basis: 'month-end' as const, provisioning: null, leaving: null };
  const typed = { ...record, total: String(total), freemium: String(freemium) };
  saveWorkspaceCounts(organisationDatabase('own'), [typed], { by: 'the browser' });
  return new Response(null, { status: 204 });
});
