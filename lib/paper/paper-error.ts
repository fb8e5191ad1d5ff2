export type PaperErrorCode = 'browser-missing' | 'browser-failed' | 'browser-crashed' | 'page-failed' | 'print-timeout';

/** Why there is no PDF; the message says what happened, the remedy what to do next. */
export class PaperError extends Error {
  constructor(
    readonly code: PaperErrorCode,
    readonly happened: string,
    readonly remedy: string,
  ) {
    super(`${happened} ${remedy}`);
    this.name = 'PaperError';
  }
}
