import type { ImportProgress, IngestProblem } from '../ingest/types';

/** What became of one delivery set of a job: staged and waiting for a person, or not taken. */
export type SetOutcome = {
  readonly name: string;
  readonly format: string | null;
  readonly result: 'staged' | 'unchanged' | 'refused';
  /** Null unless staged. */
  readonly importId: number | null;
  readonly problems: readonly IngestProblem[];
};

export type JobResult = { readonly sets: readonly SetOutcome[] };

/** What failed that is not the input's fault, for people. */
export type JobFailure = { readonly code: string; readonly text: string; readonly remedy: string };

/** What the worker process tells the web process. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly failure: JobFailure };
