import { z } from 'zod';
import { organisationDatabase } from '@/db/client';
import { saveWorkspaceCounts } from '@/db/commands/save-workspace-counts';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { isMonth } from '@/lib/month/month';
import { readJson } from '@/lib/observe/route';
import { countsSchema, isPaidWithin, paidIsTooMuch, typedCounts } from './typed-counts';

const monthSchema = countsSchema
  .extend({ month: z.string().refine(isMonth, 'must be a month such as 2026-01') })
  .refine(isPaidWithin, paidIsTooMuch);

const bodySchema = z.object({
  months: z
    .array(monthSchema)
    .min(1)
    .max(600)
    .refine((months) => new Set(months.map(({ month }) => month)).size === months.length, 'names a month twice'),
});

/** Workspace counts of several months, typed in: all are saved, or none. */
export const PUT = writeRoute(async (request) => {
  const { months } = await readJson(request, bodySchema);
  const typed = months.map(({ month, ...counts }) => typedCounts(month, counts));
  saveWorkspaceCounts(organisationDatabase('own'), typed, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
