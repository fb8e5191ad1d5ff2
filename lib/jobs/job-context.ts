import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Job } from '../../db/job-types';
import type { JobProgress } from './worker-messages';

/** What a job's work may use, in the process that runs it alone. */
export type JobContext = {
  readonly db: PerunitDatabase;
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly report: (progress: JobProgress) => void;
  /** A line for people, kept with the job. */
  readonly log: (level: 'info' | 'warning' | 'error', text: string) => void;
  /** Waits until no other job imports; call what it gives when done. */
  readonly importTurn: () => Promise<() => void>;
};

/** The work of one kind of job; what it returns is kept as the job's result, what it throws fails the job. */
export type JobWork = (context: JobContext) => Promise<unknown>;
