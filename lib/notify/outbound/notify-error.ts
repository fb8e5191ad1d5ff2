import 'server-only';
/** The closed set of reasons why a message was not taken. */
export type NotifyErrorCode =
  | 'settings-invalid'
  | 'secret-missing'
  | 'address-refused'
  | 'not-found'
  | 'unreachable'
  | 'timeout'
  | 'redirected'
  | 'refused'
  | 'too-much'
  | 'cancelled';

/** A message that could not be sent: what happened and what to do; never with an address or a secret in it. */
export class NotifyError extends Error {
  constructor(
    readonly code: NotifyErrorCode,
    message: string,
    readonly remedy: string,
    /** When the other side said how long to wait. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'NotifyError';
  }
}
