import 'server-only';

import type { Job } from '../../db/job-types';
import { importJobKind, readFailure, readPayload, readProgress, readResult } from './import-job';
import { importingOf, liveProgress } from './running-jobs';
import type { JobProgress } from './worker-messages';

const titles: Readonly<Record<string, string>> = {
  import: 'The import failed',
  pull: 'The pull failed',
  'report-draft': 'The draft could not be built',
};

function problemOf({ kind, error }: Job) {
  const failure = readFailure(error);
  if (failure === null) return null;
  const { code, text, remedy, attachment = null } = failure;
  return { code, title: titles[kind] ?? 'The job failed', detail: text, remedy, attachment };
}

const stepOf = (progress: JobProgress | null) =>
  progress === null || 'stage' in progress ? null : { text: progress.text, done: progress.done, total: progress.total };

/** A job as the API answers it and the Data page shows it. */
export function jobView(job: Job) {
  const progress = liveProgress(job.id) ?? readProgress(job.progress);
  const { sets, notices = [] } = readResult(job.result);
  return {
    id: String(job.id),
    kind: job.kind,
    state: job.status,
    by: job.by,
    files: job.kind === importJobKind ? readPayload(job.payload).files : [],
    attempt: job.attempt,
    maxAttempts: job.maxAttempts,
    retryAt: job.runAt,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    step: stepOf(progress),
    progress: importingOf(progress),
    notices,
    sets,
    problem: problemOf(job),
  };
}
