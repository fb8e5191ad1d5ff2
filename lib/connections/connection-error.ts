/** The closed set of reasons why a connection could not be used. */
export type ConnectionErrorCode =
  | 'settings-invalid'
  | 'secret-missing'
  | 'access-denied'
  | 'expired-token'
  | 'no-credentials'
  | 'wrong-region'
  | 'clock-skew'
  | 'not-found'
  | 'throttled'
  | 'data-unavailable'
  | 'history-limit'
  | 'cap-reached'
  | 'unreachable'
  | 'timeout'
  | 'server-error'
  | 'bad-answer'
  | 'damaged-download'
  | 'disk-full'
  | 'cancelled';

type Details = {
  /** Whether the same call may work later without anybody's doing. */
  readonly isTransient?: boolean;
  /** When the other side said how long to wait. */
  readonly retryAfterMs?: number;
  /** A text to copy, such as the IAM policy that is missing. */
  readonly attachment?: string;
  readonly cause?: unknown;
};

/** A connection that could not be used: what happened, and what to do next; never with a secret in it. */
export class ConnectionError extends Error {
  readonly isTransient: boolean;
  readonly retryAfterMs: number | null;
  readonly attachment: string | null;

  constructor(
    readonly code: ConnectionErrorCode,
    message: string,
    readonly remedy: string,
    { isTransient = false, retryAfterMs, attachment, cause }: Details = {},
  ) {
    super(message, { cause });
    this.isTransient = isTransient;
    this.retryAfterMs = retryAfterMs ?? null;
    this.attachment = attachment ?? null;
  }
}
