import { organisationDatabase } from '@/db/client';
import { reportMonths } from '@/db/queries/report-months';
import { organisationOf } from '@/lib/auth/organisation';
import { monthName } from '@/lib/month/month';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';
import { monthIssue } from '@/lib/publishing/month-issue';

/** Where the month's report stands, and what was restated since. */
export const GET = readRoute<{ month: string }>((request, params) => {
  const month = monthParameter(params.month);
  const database = organisationDatabase(organisationOf(request.headers));
  if (!reportMonths(database).includes(month)) {
    throw new ProblemError('not-found', `There is nothing to report for ${monthName(month)}.`);
  }
  const { state, closing, editions, restatement } = monthIssue(database, month);
  return Response.json({
    ...{ month, state, restatement },
    closing: closing && { by: closing.by, at: closing.at, failedChecks: closing.failedChecks },
    editions: editions.map(({ edition, by, at, reason, sha256 }) => ({ edition, by, at, reason, sha256 })),
  });
});
