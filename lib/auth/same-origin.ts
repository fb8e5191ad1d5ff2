import 'server-only';

/**
 * Whether a state change comes from one of this server's own pages. A request that names no origin at all is
 * refused: a script that calls the API sends `Origin` itself.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin === null && site === null) return false;
  if (origin !== null && !isOriginOfHost(origin, headers.get('host'))) return false;
  return site === null || site === 'same-origin';
}

function isOriginOfHost(origin: string, host: string | null): boolean {
  if (host === null || host === '') return false;
  const expected = host.toLowerCase();
  return origin === `http://${expected}` || origin === `https://${expected}`;
}
