import { organisationDatabase } from '@/db/client';
import { pullBody } from '@/lib/api/connections';
import { personOf } from '@/lib/auth/person';
import { startDueJobs } from '@/lib/jobs/job-runner';
import { keptConnection } from '@/lib/jobs/kept-connection';
import { queuePull } from '@/lib/jobs/pull/queue-pull';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';

/** Starts a pull, or the one that waits at once; the answer names the job to follow. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const { months } = await readJson(request, pullBody);
  const connectionId = keptConnection(id).id;
  const jobId = queuePull(organisationDatabase('own'), { connectionId, months }, personOf(request.headers));
  startDueJobs();
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});
