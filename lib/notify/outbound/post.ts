import 'server-only';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { NotifyError } from './notify-error';
import { type Resolved, type Resolver, resolveHost } from './resolve-host';

export type Post = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowsPrivate: boolean;
  readonly signal?: AbortSignal;
  readonly resolver?: Resolver;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const LONGEST_WAIT_MS = 60 * 60_000;

const readUrl = ({ url, allowsPrivate }: Post): URL => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new NotifyError(
      'settings-invalid',
      'The channel’s address is no web address.',
      'Copy it again from your chat.',
    );
  }
  if (parsed.protocol === 'http:' && !allowsPrivate) {
    throw new NotifyError(
      'address-refused',
      'The channel’s address begins with http://, which anybody on the way can read.',
      'Use the https:// address; for a server of your own, allow private addresses in the channel’s settings.',
    );
  }
  return parsed;
};

const retryAfter = ({ headers }: IncomingMessage): number | null => {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : null;
};

/** Judges an answer by its status alone: what a server says in words may hold what it was sent. */
const judge = (answer: IncomingMessage): NotifyError | null => {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    const text = `The server answered ${status}: it sends on to another address, which is not followed.`;
    return new NotifyError('redirected', text, 'Enter the address that it sends on to.');
  }
  const remedy =
    status === 404 || status === 410 || status === 401 || status === 403
      ? 'Create the webhook anew in your chat, and give the channel its address.'
      : 'Try it again; if it goes on, ask whoever runs the server.';
  const code = status === 404 || status === 410 ? 'not-found' : 'refused';
  return new NotifyError(code, `The server answered ${status}.`, remedy, retryAfter(answer));
};

const failure = (error: Error & { readonly code?: string }): NotifyError => {
  if (error instanceof NotifyError) return error;
  const why = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(error.code ?? '')
    ? `The server’s certificate is not trusted (${error.code}).`
    : `The server can’t be reached (${error.code ?? 'the connection broke'}).`;
  return new NotifyError('unreachable', why, 'Check the address and that the server runs.');
};

const tooSlow = (timeoutMs: number): NotifyError =>
  new NotifyError('timeout', `The server did not answer within ${timeoutMs / 1000} s.`, 'Check that the server runs.');

const cancelled = (): NotifyError =>
  new NotifyError('cancelled', 'The program was stopped.', 'It is sent again later.');

const tooMuch = (): NotifyError =>
  new NotifyError('too-much', 'The server answers more than a webhook does.', 'Check that the address is a webhook’s.');

/** Reads the answer to its end, at most a few kilobytes of it. */
const drain = (answer: IncomingMessage, request: ClientRequest): void => {
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) request.destroy(tooMuch());
  });
};

/** One exchange with the address that was checked: the name is not looked up again, and nothing is followed. */
const exchange = (post: Post, url: URL, { address, family }: Resolved): Promise<void> =>
  new Promise((resolve, reject) => {
    const { body, headers, signal, timeoutMs = TIMEOUT_MS } = post;
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      agent: false,
      lookup: (_, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    });
    // The whole exchange has one limit: an answer that comes byte by byte does not extend it.
    const limit = setTimeout(() => request.destroy(tooSlow(timeoutMs)), timeoutMs);
    const stop = () => request.destroy(cancelled());
    signal?.addEventListener('abort', stop, { once: true });
    const settle = (error: Error | null) => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
      if (error === null) resolve();
      else reject(failure(error));
    };
    request.once('error', settle);
    request.once('response', (answer) => {
      drain(answer, request);
      answer.once('error', settle);
      answer.once('end', () => settle(judge(answer)));
      answer.once('close', () => settle(new Error('The answer was cut.')));
    });
    request.end(body);
  });

/**
 * Sends a JSON body to a webhook: https only unless private addresses are allowed, the name resolved once and the
 * connection pinned to that address, no redirects, a limit on time and on the size of the answer. Throws NotifyError.
 */
export const post = async (asked: Post): Promise<void> => {
  const url = readUrl(asked);
  const resolved = await resolveHost(url.hostname, asked);
  if (asked.signal?.aborted) throw cancelled();
  await exchange(asked, url, resolved);
};
