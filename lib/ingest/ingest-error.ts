import type { IngestProblem } from './types';

/** The closed set of reasons to refuse an input whole. */
export type IngestErrorCode =
  | 'not-found'
  | 'empty-file'
  | 'no-rows'
  | 'unknown-format'
  | 'missing-columns'
  | 'duplicate-column'
  | 'bad-encoding'
  | 'unterminated-quote'
  | 'line-too-long'
  | 'damaged-gzip'
  | 'gzip-bomb'
  | 'damaged-parquet'
  | 'mixed-formats'
  | 'same-file-twice'
  | 'mixed-currency'
  | 'manifest-broken'
  | 'part-missing'
  | 'part-ambiguous'
  | 'manifest-ambiguous'
  | 'document-broken'
  | 'document-too-large'
  | 'mixed-views'
  | 'counted-twice'
  | 'totals-disagree'
  | 'metric-unsuitable'
  | 'payer-unknown'
  | 'amount-too-large'
  | 'out-of-memory'
  | 'time-limit'
  | 'scan-failed'
  | 'cancelled';

export type ProblemPlace = {
  readonly line?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
};

/** An input that cannot be taken: what happened, where, and what to do next. */
export class IngestError extends Error {
  readonly problem: IngestProblem;

  constructor(code: IngestErrorCode, file: string, text: string, remedy: string, place: ProblemPlace = {}) {
    super(`${file}: ${text} ${remedy}`);
    this.name = 'IngestError';
    this.problem = {
      code,
      file,
      text,
      remedy,
      line: place.line ?? null,
      column: place.column ?? null,
      value: place.value ?? null,
    };
  }
}
