import 'server-only';
import { awsErrorName, awsFailure } from '../../aws/aws-failure';
import { ConnectionError } from '../../connection-error';

/** More pages than any view has; a server that never ends is no source. */
const mostPages = 2_000;

type Token = string | undefined;

type Asking<Page> = {
  /** What is asked for, as messages name it. */
  readonly what: string;
  readonly policy: string;
  readonly signal: AbortSignal;
  readonly ask: (token: Token) => Promise<Page>;
  readonly tokenOf: (page: Page) => Token;
};

const endless = (what: string) =>
  new ConnectionError('bad-answer', `${what}: AWS repeats its pages.`, 'Try again later; nothing was stored.', {
    isTransient: true,
  });

const readOnce = async <Page>({ what, signal, ask, tokenOf }: Asking<Page>): Promise<Page[]> => {
  const pages: Page[] = [];
  const seen = new Set<string>();
  let token: Token;
  do {
    signal.throwIfAborted();
    const page = await ask(token);
    pages.push(page);
    token = tokenOf(page) || undefined;
    if (token !== undefined && (seen.has(token) || pages.length === mostPages)) throw endless(what);
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return pages;
};

/** Pages grow stale while they are read: AWS then wants the view from its beginning. */
const isStaleToken = (error: unknown): boolean =>
  ['InvalidNextTokenException', 'RequestChangedException'].includes(awsErrorName(error));

/** All pages of an answer, or none: throws ConnectionError. A token that AWS no longer knows starts the view again, once. */
export const askPages = async <Page>(asking: Asking<Page>): Promise<Page[]> => {
  try {
    return await readOnce(asking).catch((error: unknown) => {
      if (isStaleToken(error)) return readOnce(asking);
      throw error;
    });
  } catch (error) {
    if (isStaleToken(error)) throw endless(asking.what);
    throw awsFailure(error, asking);
  }
};
