import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import pRetry from 'p-retry';
import { secretReference } from '../../secrets/read-secret';
import { ConnectionError } from '../connection-error';
import type { ConnectorContext } from '../connector';
import { type AccessTokens, accessTokens } from './access-token';
import { type Answer, exchange } from './exchange';
import { type Asked, failedBy, refusedBy } from './http-failure';
import type { HttpSettings } from './http-settings';

export type ClientOptions = {
  /** What to ask the server's people for when they allow too little. */
  readonly permissions?: string;
  /** What a refusal says in a sentence, where answers of this kind say no secrets; null for nothing. */
  readonly said?: (answer: unknown) => string | null;
};

/** Asks one server. All of it throws ConnectionError; bodies are neither logged nor part of an error. */
export type HttpClient = {
  /** The address of a path below the server's own, with a query. */
  readonly address: (path: string, query?: Readonly<Record<string, string>>) => URL;
  readonly json: (url: URL) => Promise<unknown>;
  readonly text: (url: URL) => Promise<string>;
};

type Patience = { readonly timeoutMs: number; readonly retries: number };

/** A longer wait than this is left to the next run. */
const longestPauseMs = 30_000;

const headersOf = ({ headers = {} }: HttpSettings, { secret }: Pick<ConnectorContext, 'secret'>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretReference.test(value) ? secret(value) : value]),
  );

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const jsonOf = ({ text }: Answer, { url }: Asked): unknown => {
  const value = parsed(text);
  if (value !== undefined) return value;
  const place = `${url.host}${url.pathname}`;
  if (/^\s*</.test(text)) {
    const remedy = 'Check the address; it may be a page to sign in on.';
    throw new ConnectionError('bad-answer', `${place} answers with a web page, not with JSON.`, remedy);
  }
  throw new ConnectionError(
    'damaged-download',
    `The answer of ${place} is no whole JSON.`,
    'It is tried again by itself.',
    {
      isTransient: true,
    },
  );
};

const cancelled = () => new ConnectionError('cancelled', 'It was cancelled.', 'Nothing was changed.');

/** Tries again what may work later, with growing pauses, for as long as the server asks within reason. */
const tryAgain = <Result>(attempt: () => Promise<Result>, retries: number, signal: AbortSignal): Promise<Result> =>
  pRetry(attempt, {
    ...{ retries, minTimeout: 250, factor: 3, randomize: true, signal },
    shouldRetry: ({ error }) =>
      error instanceof ConnectionError && error.isTransient && (error.retryAfterMs ?? 0) <= longestPauseMs,
    onFailedAttempt: async ({ error, retriesLeft }) => {
      const waitMs = error instanceof ConnectionError ? (error.retryAfterMs ?? 0) : 0;
      if (retriesLeft > 0 && waitMs > 0 && waitMs <= longestPauseMs) await pause(waitMs, undefined, { signal });
    },
  }).catch((error: unknown) => {
    throw signal.aborted ? cancelled() : error;
  });

type Sender = { readonly tokens: AccessTokens; readonly headers: Record<string, string>; readonly signal: AbortSignal };

/** One request; a token that is refused is renewed once. */
const send = async (url: URL, { tokens, headers, signal }: Sender, timeoutMs: number): Promise<Answer> => {
  const once = async (): Promise<Answer> => {
    const token = await tokens.current();
    const own = token === null ? headers : { ...headers, Authorization: `Bearer ${token}` };
    return exchange(url, { headers: { Accept: '*/*', ...own }, timeoutMs, signal });
  };
  const answer = await once();
  return answer.status === 401 && tokens.renew() ? once() : answer;
};

const patienceOf = ({ timeoutSeconds = 30, attempts = 4 }: HttpSettings): Patience => ({
  ...{ timeoutMs: timeoutSeconds * 1000, retries: attempts - 1 },
});

const below =
  (base: string): HttpClient['address'] =>
  (path, query = {}) => {
    const url = new URL(base);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  };

/** A client of the server that the settings name. Throws SecretError for a secret that is not there. */
export const httpClient = (
  settings: HttpSettings,
  context: Pick<ConnectorContext, 'secret' | 'now' | 'signal'>,
  { permissions, said = () => null }: ClientOptions = {},
): HttpClient => {
  const { timeoutMs, retries } = patienceOf(settings);
  const tokens = accessTokens(settings, context, timeoutMs);
  const headers = headersOf(settings, context);
  const isSignedIn = (settings.auth ?? 'none') !== 'none' || Object.keys(headers).length > 0;
  const askedOf = (url: URL): Asked => ({
    ...{ url, isSignedIn, nowMs: context.now().getTime() },
    ...(permissions === undefined ? {} : { permissions }),
  });
  const get = async (url: URL): Promise<Answer> => {
    const asked = askedOf(url);
    const answer = await send(url, { tokens, headers, signal: context.signal }, timeoutMs).catch((error: unknown) => {
      throw error instanceof ConnectionError ? error : failedBy(error, asked);
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw refusedBy({ ...answer, said: said(parsed(answer.text)) }, asked);
  };
  return {
    address: below(settings.url),
    json: (url) => tryAgain(async () => jsonOf(await get(url), askedOf(url)), retries, context.signal),
    text: (url) => tryAgain(async () => (await get(url)).text, retries, context.signal),
  };
};
