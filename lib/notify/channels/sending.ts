import 'server-only';
import type { Resolver } from '../outbound/resolve-host';

/** What sending needs besides the channel and its message. */
export type Sending = {
  readonly signal?: AbortSignal;
  /** Names are looked up by the system unless a test says otherwise. */
  readonly resolver?: Resolver;
  readonly timeoutMs?: number;
  /** The edition that the message is about, as a PDF; null where it is about none. Throws where it can't be printed. */
  readonly pdf: (() => Promise<Attachment>) | null;
};

export type Attachment = { readonly fileName: string; readonly content: Uint8Array };

/** What differs in what was sent: a mail without its PDF; null: nothing. */
export type SentNote = string | null;
