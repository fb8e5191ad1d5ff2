import type { IncomingMessage } from 'node:http';

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
  return isSameOrigin(request, hosts) ? null : FOREIGN_ORIGIN;
}

/** A websocket carries no CORS check of the browser's own, so its Origin counts even though it is a GET. */
export function findUpgradeRefusal(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  return findRefusal(request, hosts) ?? (isSameOrigin(request, hosts) ? null : FOREIGN_ORIGIN);
}

const FOREIGN_ORIGIN: Refusal = {
  status: 403,
  code: 'foreign-origin',
  text:
    'Changes are accepted from this server’s own pages only. ' +
    'A script sends the header "Origin: http://<host>:<port>" of the address that it calls.',
};

function isSameOrigin({ headers }: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return false;
  // Both localhost and 127.0.0.1 are this server, but only the address a page came from is its origin.
  if (origin !== undefined && !(origin === `http://${headers.host?.toLowerCase()}` && hosts.has(origin.slice(7))))
    return false;
  return site === undefined || site === 'same-origin';
}

function countHeader(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((value, index) => index % 2 === 0 && value.toLowerCase() === name).length;
}
