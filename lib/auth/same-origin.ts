/**
 * Whether a state change comes from one of this server's own pages. A request that names no origin at all is
 * refused: a script that calls the API sends `Origin` itself. The server in front of the app and the app's own
 * handlers both ask here.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin === null && site === null) return false;
  if (origin !== null && !isOriginOfHost(origin, headers.get('host'))) return false;
  return site === null || site === 'same-origin';
}

/** Both localhost and 127.0.0.1 may be this server, but only the address a page came from is its origin. */
function isOriginOfHost(origin: string, host: string | null): boolean {
  return host !== null && host !== '' && origin === `http://${host.toLowerCase()}`;
}
