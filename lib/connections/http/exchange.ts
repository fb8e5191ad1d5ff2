import 'server-only';
import { ConnectionError } from '../connection-error';

/** An answer, read whole. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

export type ExchangeOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** More than the lists of tens of thousands of workspaces come to; answers are held in memory. */
const largestBytes = 64_000_000;

const tooLarge = (url: URL) =>
  new ConnectionError(
    'bad-answer',
    `The answer of ${url.host}${url.pathname} is larger than 64 MB.`,
    'Ask for less at a time.',
  );

const readBody = async (response: Response, url: URL): Promise<string> => {
  if (response.body === null) return '';
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > largestBytes) throw tooLarge(url);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** One request and its whole answer; redirects are not followed. Throws what `fetch` throws, and ConnectionError for too much. */
export const exchange = async (
  url: URL,
  { headers, method = 'GET', body, timeoutMs, signal }: ExchangeOptions,
): Promise<Answer> => {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const response = await fetch(url, {
    ...{ method, headers, redirect: 'manual', signal: limited },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await readBody(response, url) };
};
