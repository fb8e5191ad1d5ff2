import 'server-only';
import type { JobStatus } from './schema';

/** One line of the job table; payload, progress, result and error are whatever JSON the job's kind uses. */
export type Job = {
  readonly id: number;
  readonly kind: string;
  readonly status: JobStatus;
  readonly payload: unknown;
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: unknown;
  readonly pid: number | null;
  readonly cancelRequested: boolean;
  readonly by: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly heartbeatAt: string | null;
  readonly finishedAt: string | null;
};
