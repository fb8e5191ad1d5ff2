import { z } from 'zod';
import { changeRoute } from '@/lib/observe/route';

const form = z.object({
  organisation: z.enum(['own', 'demo']),
  // An address of this site, never another one's.
  from: z
    .string()
    .regex(/^\/(?![/\\])/)
    .catch('/'),
});

const yearSeconds = 365 * 86_400;

/** Chooses which organisation the pages show, and goes back to where the form was. */
export const POST = changeRoute(async (request) => {
  const { organisation, from } = form.parse(Object.fromEntries(await request.formData()));
  return new Response(null, {
    status: 303,
    headers: {
      // The other organisation may not have this month.
      Location: from.startsWith('/reports/') ? '/' : from,
      'Set-Cookie': `perunit-organisation=${organisation}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly`,
    },
  });
});
