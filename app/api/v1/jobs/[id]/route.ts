import { organisationDatabase } from '@/db/client';
import { jobById } from '@/db/queries/jobs';
import { cancelOrDismissJob } from '@/lib/jobs/job-runner';
import { jobView } from '@/lib/jobs/job-view';
import { ProblemError } from '@/lib/observe/problems';
import { changeRoute, readRoute } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** How far an import is; to be asked twice a second. */
export const GET = readRoute<{ id: string }>((_, { id }) => {
  const job = jobById(organisationDatabase('own'), rowId(id));
  if (job === null) throw new ProblemError('not-found', `There is no job ${id}.`);
  return Response.json(jobView(job));
});

/** Stops an open job, leaving nothing behind; takes an ended one off the list. */
export const DELETE = changeRoute<{ id: string }>(async (_, { id }) => {
  await cancelOrDismissJob(rowId(id));
  return new Response(null, { status: 204 });
});
