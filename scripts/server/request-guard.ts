import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isSameOrigin } from '../../lib/auth/same-origin';

/** Why a request goes no further; the text is for whoever wrote the client. */
export type Refusal = { readonly status: 400 | 403 | 405 | 421; readonly code: string; readonly text: string };

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const CHANGING_METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Decides whether a request may reach the app. Host is checked against DNS rebinding, Origin and
 * Sec-Fetch-Site against forged requests from other pages; a state change must carry one of the two.
 */
export function findRefusal(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  const { headers, method = 'GET', url = '/' } = request;
  if (!url.startsWith('/'))
    return { status: 400, code: 'bad-request-target', text: 'The request target must be a path.' };
  const host = headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host) || countHeader(request, 'host') !== 1) {
    return {
      status: 421,
      code: 'foreign-host',
      text: `This server answers for ${[...hosts].join(', ')} only. Open one of these addresses.`,
    };
  }
  if (READING_METHODS.has(method)) return null;
  if (!CHANGING_METHODS.has(method)) {
    return { status: 405, code: 'method-not-allowed', text: `The method ${method} is not used here.` };
  }
  return isSameOrigin(headersOf(request.headers)) ? null : FOREIGN_ORIGIN;
}

/** A websocket carries no CORS check of the browser's own, so its Origin counts even though it is a GET. */
export function findUpgradeRefusal(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  return findRefusal(request, hosts) ?? (isSameOrigin(headersOf(request.headers)) ? null : FOREIGN_ORIGIN);
}

const FOREIGN_ORIGIN: Refusal = {
  status: 403,
  code: 'foreign-origin',
  text:
    'Changes are accepted from this server’s own pages only. ' +
    'A script sends the header "Origin: http://<host>:<port>" of the address that it calls.',
};

/** The host is known to be this server's by now, so its origin is too. */
const headersOf = (headers: IncomingHttpHeaders) => ({
  get: (name: string): string | null => {
    const value = headers[name];
    return value === undefined ? null : String(value);
  },
});

function countHeader(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((value, index) => index % 2 === 0 && value.toLowerCase() === name).length;
}
