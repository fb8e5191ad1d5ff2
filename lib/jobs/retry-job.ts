import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { wakeJob } from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { pullJobKind, readPullPayload } from './pull/pull-job';
import { queuePull } from './pull/queue-pull';

/**
 * Tries again what waits or failed, at once: a job that waits for its next attempt itself, a pull that ended as a new
 * job. Returns the job that is due; null where there is nothing to try, as with an upload whose files are gone.
 */
export const retryJob = (db: PerunitDatabase, job: Job, by: string): number | null => {
  if (job.status === 'waiting') return wakeJob(db, job.id) ? job.id : null;
  const hasFailed = job.status === 'failed' || job.status === 'cancelled';
  return hasFailed && job.kind === pullJobKind ? queuePull(db, readPullPayload(job.payload), by) : null;
};
