import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { wakeJob } from '../../../db/commands/jobs';
import type { Job } from '../../../db/job-types';
import { jobById } from '../../../db/queries/jobs';
import { ProblemError } from '../../observe/problems';
import { createPullJob, type PullPayload, readPullPayload } from './pull-job';

const asksForTheSame = (job: Job, { months }: PullPayload): boolean =>
  String(readPullPayload(job.payload).months ?? '') === String(months ?? '');

/**
 * The job of a pull: a new one, or the open one when it asks for the same; one that waits to be tried again is due at
 * once. Throws `wrong-state` while a pull of other months is open.
 */
export const queuePull = (db: PerunitDatabase, payload: PullPayload, by: string): number => {
  const { id, isNew } = createPullJob(db, payload, by);
  if (isNew) return id;
  const open = jobById(db, id);
  if (open !== null && !asksForTheSame(open, payload)) {
    throw new ProblemError(
      'wrong-state',
      `Another pull of this connection is open (job ${id}).`,
      'Wait until it has ended, or cancel it first.',
    );
  }
  wakeJob(db, id);
  return id;
};
