import { commitBody } from '@/lib/api/imports';
import { organisationCookie } from '@/lib/auth/organisation';
import { personOf } from '@/lib/auth/person';
import { commitStaged } from '@/lib/jobs/answer-preview';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Makes a staged import count. Refused (422) while rejects or a shrinking period are not accepted. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const { by = personOf(request.headers), ...accepted } = await readJson(request, commitBody);
  const outcome = commitStaged(rowId(id), { ...accepted, by });
  if (outcome.result === 'refused') {
    const text = outcome.problems.map((problem) => problem.text).join(' ');
    throw new ProblemError('refused', text, outcome.problems[0]?.remedy, { problems: outcome.problems });
  }
  // From its first import on, the app shows one's own organisation.
  return Response.json(outcome, { headers: { 'Set-Cookie': organisationCookie('own') } });
});
