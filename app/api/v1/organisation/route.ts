import { z } from 'zod';
import { organisations } from '@/db/data-directory';
import { organisationCookie } from '@/lib/auth/organisation';
import { changeRoute, readJson } from '@/lib/observe/route';

const bodySchema = z.object({
  organisation: z.enum(organisations),
  /** The page to go back to; a path of this server only. */
  from: z
    .string()
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .catch('/'),
});

/** Chooses whose figures the pages show: by script (JSON), or by a form that works without one. */
export const POST = changeRoute(async (request) => {
  const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '');
  const { organisation, from } = isForm
    ? bodySchema.parse(Object.fromEntries(new URLSearchParams(await request.text())))
    : await readJson(request, bodySchema);
  const headers = { 'Set-Cookie': organisationCookie(organisation) };
  // A month of one organisation need not exist in the other.
  const back = from.startsWith('/reports/') ? '/' : from;
  if (isForm) return new Response(null, { status: 303, headers: { ...headers, Location: back } });
  return Response.json({ organisation }, { headers });
});
