import { organisationDatabase } from '@/db/client';
import { listJobs } from '@/db/queries/jobs';
import { jobsQuery } from '@/lib/api/jobs';
import { jobView } from '@/lib/jobs/job-view';
import { pullJobKind } from '@/lib/jobs/pull/pull-job';
import { readRoute } from '@/lib/observe/route';

/** What runs, waits and was done in the background, newest first; of one connection where it is named. */
export const GET = readRoute((request) => {
  const query = jobsQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { kind, connection, limit } = query;
  const filter =
    connection === undefined ? { ...(kind !== undefined && { kind }) } : { kind: pullJobKind, subject: connection };
  return Response.json({ jobs: listJobs(organisationDatabase('own'), { ...filter, limit }).map(jobView) });
});
