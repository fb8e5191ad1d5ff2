import { organisationBody } from '@/lib/api/service';
import { organisationCookie } from '@/lib/auth/organisation';
import { changeRoute, readJson } from '@/lib/observe/route';

/** Chooses whose figures the pages show: by script (JSON), or by a form that works without one. */
export const POST = changeRoute(async (request) => {
  const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '');
  const { organisation, from } = isForm
    ? organisationBody.parse(Object.fromEntries(new URLSearchParams(await request.text())))
    : await readJson(request, organisationBody);
  const headers = { 'Set-Cookie': organisationCookie(organisation) };
  // A month of one organisation need not exist in the other.
  const back = from.startsWith('/reports/') ? '/' : from;
  if (isForm) return new Response(null, { status: 303, headers: { ...headers, Location: back } });
  return Response.json({ organisation }, { headers });
});
