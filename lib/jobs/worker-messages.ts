import type { ImportProgress, IngestProblem } from '../ingest/types';
import type { ImportQuestion } from './import-question';

/** What became of one delivery set of a job: staged and waiting for a person, taken, or not taken. */
export type SetOutcome = {
  readonly name: string;
  readonly format: string | null;
  readonly result: 'staged' | 'imported' | 'replaced' | 'unchanged' | 'refused';
  /** Null unless staged or taken. */
  readonly importId: number | null;
  readonly problems: readonly IngestProblem[];
  /** What a person may answer so that a refused file can be read. */
  readonly question?: ImportQuestion | undefined;
};

/** What the jobs that read files bring: an import, a pull. */
export type JobResult = {
  readonly sets: readonly SetOutcome[];
  /** What people should know that is no failure. */
  readonly notices?: readonly string[];
  /** Where a pull left the files of sets that wait for a person. */
  readonly uploadSet?: string;
};

/** How far a job is that is more than one import. */
export type StepProgress = {
  readonly text: string;
  readonly done: number;
  /** Null: nobody knows yet. */
  readonly total: number | null;
  /** While files are read. */
  readonly importing: ImportProgress | null;
};

export type JobProgress = ImportProgress | StepProgress;

/** What failed that is not the input's fault, for people. */
export type JobFailure = {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  /** A text to copy, such as the IAM policy that is missing. */
  readonly attachment?: string | null;
  /** Whether the same may work later without anybody's doing. */
  readonly isTransient?: boolean;
  /** When the other side said how long to wait. */
  readonly retryAfterMs?: number | null;
};

/** What the worker process tells the process that started it. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: JobProgress }
  /** It wants to import, or has: only one does at a time. */
  | { readonly type: 'turn'; readonly isWanted: boolean }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: JobFailure };

/** What the worker is told: it may import now. */
export type ParentMessage = { readonly type: 'go' };
