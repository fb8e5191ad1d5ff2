import { organisationDatabase } from '@/db/client';
import { jobById } from '@/db/queries/jobs';
import { personOf } from '@/lib/auth/person';
import { startDueJobs } from '@/lib/jobs/job-runner';
import { retryJob } from '@/lib/jobs/retry-job';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { rowId } from '@/lib/observe/row-id';

/** Tries a job that waits, or a pull that failed, at once; the answer names the job to follow. */
export const POST = writeRoute<{ id: string }>((request, { id }) => {
  const db = organisationDatabase('own');
  const job = jobById(db, rowId(id));
  if (job === null) throw new ProblemError('not-found', `There is no job ${id}.`);
  const jobId = retryJob(db, job, personOf(request.headers));
  if (jobId === null) throw new ProblemError('wrong-state', 'It did not fail, or its files are gone.');
  startDueJobs();
  return Response.json({ jobId: String(jobId) }, { status: 202 });
});
