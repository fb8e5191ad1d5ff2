import 'server-only';
import type { JobLogLevel, JobStatus } from './schema';

/** One line of the job table; payload, progress, result and error are whatever JSON the job's kind uses. */
export type Job = {
  readonly id: number;
  readonly kind: string;
  /** What it is about; null where any number of them may be open. */
  readonly subject: string | null;
  readonly status: JobStatus;
  readonly payload: unknown;
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: unknown;
  readonly pid: number | null;
  readonly cancelRequested: boolean;
  /** How often it was started. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** When a waiting job is tried again. */
  readonly runAt: string | null;
  readonly by: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly heartbeatAt: string | null;
  readonly finishedAt: string | null;
};

/** A line that a job wrote while it worked. */
export type JobLogLine = { readonly at: string; readonly level: JobLogLevel; readonly text: string };
