import 'server-only';
import { readSecret } from '../secrets/read-secret';
import { ConnectionError } from './connection-error';

/** Shorter ones are words of every text. */
const shortestHidden = 6;
const shownInstead = '•••';

/**
 * The secrets that a connection has read, and texts without them: what another server answers, or an SDK says, may
 * repeat one, and logs and errors are kept.
 */
export class HiddenSecrets {
  private readonly secrets = new Set<string>();

  /** The secret that a reference names. Throws SecretError. */
  read(reference: string): string {
    const secret = readSecret(reference);
    if (secret.length >= shortestHidden) this.secrets.add(secret);
    return secret;
  }

  /** A text without any secret that was read. */
  hide(text: string): string {
    return [...this.secrets].reduce((shown, secret) => shown.replaceAll(secret, shownInstead), text);
  }

  /** What was thrown, its words without secrets. */
  hideIn(error: unknown): unknown {
    if (!(error instanceof ConnectionError)) return error;
    const { code, message, remedy, isTransient, retryAfterMs, attachment } = error;
    return new ConnectionError(code, this.hide(message), this.hide(remedy), {
      isTransient,
      ...(retryAfterMs !== null && { retryAfterMs }),
      ...(attachment !== null && { attachment: this.hide(attachment) }),
    });
  }
}
