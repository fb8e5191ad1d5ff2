import type { Problem } from './problem';
import type { QuestionView } from './questions/question-view';

/** How far an import is; stages in the order in which they happen. */
export const stageNames = {
  upload: 'Upload',
  detect: 'Detect',
  scan: 'Read and check rows',
  stage: 'Add up and store',
  commit: 'Ready to look at',
} as const;
export type StageId = keyof typeof stageNames;

export type ProgressView = {
  readonly stage: StageId;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rows: number;
  readonly facts: number;
  readonly secondsLeft: number | null;
};

/** One problem of a refused file. */
export type FileProblem = {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly text: string;
  readonly remedy: string;
};

export type SetView = {
  readonly name: string;
  readonly format: string | null;
  readonly result: 'staged' | 'imported' | 'replaced' | 'unchanged' | 'refused';
  readonly importId: number | null;
  readonly problems: readonly FileProblem[];
  /** What a person may answer so that it can be read. */
  readonly question?: QuestionView | undefined;
};

/** One import job as `GET /api/v1/jobs/{id}` answers it. */
export type JobView = {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'running' | 'waiting' | 'failed' | 'cancelled' | 'done';
  readonly by: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** When a waiting job is tried again. */
  readonly retryAt: string | null;
  /** What a job of several steps is doing. */
  readonly step: { readonly text: string; readonly done: number; readonly total: number | null } | null;
  readonly progress: ProgressView | null;
  readonly notices: readonly string[];
  readonly sets: readonly SetView[];
  /** Of a failed job; of the last attempt of one that waits. */
  readonly problem: (Problem & { readonly attachment: string | null }) | null;
};

export type MonthPreview = {
  readonly month: string;
  readonly rows: number;
  /** Money as exact decimal text; null for what is not a bill. */
  readonly billed: string | null;
  readonly effective: string | null;
  /** First and last day of use; null for what is not a bill. */
  readonly days: { readonly first: string; readonly last: string } | null;
  readonly finality: Finality | null;
  /** What counts now and would be replaced, money as decimal text beside what it would become; null when there is nothing. */
  readonly replaces: {
    readonly rows: number;
    readonly rowsAfter: number;
    readonly billed: string | null;
    readonly billedAfter: string | null;
  } | null;
};

/**
 * What the bill says of a month: invoiced in full, in part, or not at all, or nothing because it has no such column; in
 * its place, where the source says so, whether its amounts are estimates.
 */
export type Finality =
  | 'invoiced'
  | 'partly-invoiced'
  | 'not-invoiced'
  | 'no-invoice-column'
  | 'estimated'
  | 'not-estimated';

/** How a small CSV writes its numbers. */
export type NumberFormatId = 'plain' | 'comma-thousands' | 'point-thousands';

export type RejectView = {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
};

/** What was found in a file that waits for a person. */
export type PreviewView = {
  readonly importId: number;
  readonly isBill: boolean;
  readonly name: string;
  readonly formatName: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly columnCount: number;
  readonly currency: string | null;
  readonly stagedAt: string;
  readonly by: string;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** Rows that repeat what other rows hold. */
  readonly rowsLeftOut: number;
  /** Money in rejected rows as far as it could be read; decimal text. */
  readonly rejectedBilled: string | null;
  readonly rejects: readonly RejectView[];
  readonly months: readonly MonthPreview[];
  readonly billed: string | null;
  readonly effective: string | null;
  readonly mappedAccounts: number;
  readonly unmappedAccounts: readonly { readonly accountId: string; readonly name: string | null }[];
  readonly columns: readonly {
    readonly source: string;
    readonly target: string;
    readonly readAs: string;
    readonly filledRows: number;
  }[];
  readonly notices: readonly string[];
  /** As what the numbers of a small CSV were read; null for a bill. */
  readonly numberFormat: NumberFormatId | null;
  /** Why the period would shrink; empty when it would not. */
  readonly shrinks: readonly string[];
};

export type HistoryRow = {
  readonly importId: number;
  readonly name: string;
  readonly formatName: string;
  readonly months: readonly string[];
  readonly rows: number;
  readonly rowsRejected: number;
  readonly currency: string | null;
  /** Decimal text; null for what is not a bill. */
  readonly billed: string | null;
  readonly importedAt: string;
  readonly by: string;
  readonly state: 'active' | 'replaced' | 'partly-replaced' | 'undone';
};

export type CoverageState = 'final' | 'provisional' | 'open' | 'restated' | 'unread' | 'missing' | 'none';

export type CoverageView = {
  readonly months: readonly string[];
  /** How many older months are not shown. */
  readonly hiddenMonths: number;
  readonly sources: readonly { readonly id: string; readonly name: string; readonly cells: readonly CoverageState[] }[];
};

/** A payer's month that several bills bring. Money as decimal text. */
export type FeedChoiceView = {
  readonly payerId: string;
  readonly month: string;
  /** The feed that counts, and the one that a person chose, null when the newest kind counts. */
  readonly read: string | null;
  readonly chosen: string | null;
  readonly feeds: readonly {
    readonly feed: string;
    readonly name: string;
    readonly rows: number;
    readonly billed: string;
    readonly currency: string | null;
  }[];
};

export type TemplateView = {
  readonly id: string;
  readonly title: string;
  /** What one row of it is. */
  readonly row: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
};
