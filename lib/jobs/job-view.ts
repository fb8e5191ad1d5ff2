import 'server-only';

import type { Job } from '../../db/job-types';
import { readFailure, readPayload, readProgress, readResult } from './import-job';
import { liveProgress } from './job-runner';

/** A job as the API answers it and the Data page shows it. */
export function jobView(job: Job) {
  const failure = readFailure(job.error);
  return {
    id: String(job.id),
    state: job.status,
    by: job.by,
    files: readPayload(job.payload).files,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    progress: liveProgress(job.id) ?? readProgress(job.progress),
    sets: readResult(job.result).sets,
    problem:
      failure === null
        ? null
        : { code: failure.code, title: 'The import failed', detail: failure.text, remedy: failure.remedy },
  };
}
