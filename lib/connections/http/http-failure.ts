import 'server-only';
import { ConnectionError } from '../connection-error';

/** What one request was about, for people: never its query, headers or body. */
export type Asked = {
  readonly url: URL;
  /** Whether a sign-in was sent along. */
  readonly isSignedIn: boolean;
  readonly nowMs: number;
  /** What to ask the server's people for when they allow too little. */
  readonly permissions?: string;
};

/** The head of an answer that is no success, and what it says itself in a sentence, where its kind is known to say no secrets. */
export type Refusal = { readonly status: number; readonly headers: Headers; readonly said: string | null };

const skewLimitMs = 5 * 60_000;

/** Seconds, or a date, as a wait from now; undefined for neither. */
const retryAfterMs = (headers: Headers, nowMs: number): number | undefined => {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, until - nowMs);
};

const isSkewed = (headers: Headers, nowMs: number): boolean =>
  Math.abs(Date.parse(headers.get('date') ?? '') - nowMs) > skewLimitMs;

const place = (url: URL): string => `${url.host}${url.pathname}`;

const unauthorised = ({ headers }: Refusal, { url, isSignedIn, nowMs }: Asked): ConnectionError => {
  if (!isSignedIn) {
    const remedy = 'Choose a sign-in for the connection: a bearer token or OAuth2 client credentials.';
    return new ConnectionError('no-credentials', `${url.host} asks for a sign-in, and none is set.`, remedy);
  }
  if (isSkewed(headers, nowMs)) {
    const remedy = 'Set the clock of this computer by a time server, then try again.';
    const text = `${url.host} refuses the token, and its clock says ${headers.get('date')}: more than 5 minutes from the clock here.`;
    return new ConnectionError('clock-skew', text, remedy);
  }
  const remedy = 'Renew the token, and check that it is for this server (issuer and audience).';
  return new ConnectionError('expired-token', `${url.host} does not accept the token.`, remedy);
};

const forbidden = ({ url, permissions }: Asked): ConnectionError =>
  new ConnectionError(
    'access-denied',
    `${place(url)} is not open to this client.`,
    permissions === undefined ? 'Ask for read access to this address.' : 'Ask for read access to the addresses below.',
    permissions === undefined ? {} : { attachment: permissions },
  );

const redirected = ({ headers }: Refusal, { url }: Asked): ConnectionError => {
  const to = headers.get('location') ?? '';
  const host = URL.canParse(to, url) ? new URL(to, url).host : 'elsewhere';
  const remedy = 'Set the address that answers itself; redirects are not followed, so that no sign-in reaches others.';
  return new ConnectionError('bad-answer', `${place(url)} redirects to ${host}.`, remedy);
};

const later = (code: 'throttled' | 'timeout' | 'server-error', text: string, waitMs?: number): ConnectionError =>
  new ConnectionError(code, text, 'It is tried again by itself; if it lasts, ask those who run the server.', {
    ...{ isTransient: true, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) },
  });

/** Why a server did not give what it was asked for. */
export const refusedBy = (refusal: Refusal, asked: Asked): ConnectionError => {
  const { status, headers, said } = refusal;
  const { url, nowMs } = asked;
  const words = said === null ? '' : `: ${said}`;
  if (status === 401) return unauthorised(refusal, asked);
  if (status === 403) return forbidden(asked);
  if (status === 429) return later('throttled', `${url.host} asks to wait.`, retryAfterMs(headers, nowMs));
  if (status === 408 || status === 504) return later('timeout', `${place(url)} took too long (${status})${words}.`);
  if (status >= 500)
    return later('server-error', `${place(url)} failed (${status})${words}.`, retryAfterMs(headers, nowMs));
  if (status >= 300 && status < 400) return redirected(refusal, asked);
  if (status === 404)
    return new ConnectionError(
      'not-found',
      `${place(url)} does not exist.`,
      'Check the address, and what it begins with.',
    );
  return new ConnectionError(
    'bad-answer',
    `${place(url)} refuses the request (${status})${words}.`,
    'Check the settings.',
  );
};

const causeCode = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
};

const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|SSL|TLS/;
const cutCode = /UND_ERR_SOCKET|ECONNRESET|EPIPE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|Z_BUF_ERROR|Z_DATA_ERROR|HPE_/;

/** Why no answer came, or not the whole of it. */
export const failedBy = (error: unknown, { url }: Asked): ConnectionError => {
  const code = causeCode(error);
  const isTimeout = (error instanceof Error && error.name === 'TimeoutError') || /TIMEOUT|ETIMEDOUT/.test(code);
  if (isTimeout) return later('timeout', `${place(url)} did not answer in time.`);
  if (certificateCode.test(code)) {
    const remedy = 'Set NODE_EXTRA_CA_CERTS to the certificate of your own authority where the server is started.';
    return new ConnectionError('unreachable', `The certificate of ${url.host} can’t be trusted (${code}).`, remedy);
  }
  if (cutCode.test(code) || (error instanceof TypeError && error.message === 'terminated')) {
    const text = `The answer of ${place(url)} broke off.`;
    return new ConnectionError('damaged-download', text, 'It is tried again by itself.', { isTransient: true });
  }
  const text = `${url.host} can’t be reached${code === '' ? '' : ` (${code})`}.`;
  return new ConnectionError('unreachable', text, 'Check the address, and that this computer may reach it.', {
    isTransient: true,
  });
};
