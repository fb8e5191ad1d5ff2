import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { findRefusal } from '../../scripts/server/request-guard';
import { isSameOrigin } from './same-origin';

const host = '127.0.0.1:3000';
const own = `http://${host}`;

const matrix: [string, Record<string, string>, boolean][] = [
  ['own origin', { host, origin: own }, true],
  ['own origin, host in capitals', { host: 'LOCALHOST:3000', origin: 'http://localhost:3000' }, true],
  ['own page by fetch metadata alone', { host, 'sec-fetch-site': 'same-origin' }, true],
  ['both agree', { host, origin: own, 'sec-fetch-site': 'same-origin' }, true],
  ['the same address over TLS, which this server does not speak', { host, origin: `https://${host}` }, false],
  ['nothing at all', { host }, false],
  ['origin null', { host, origin: 'null' }, false],
  ['empty origin', { host, origin: '' }, false],
  ['foreign page', { host, origin: 'http://evil.example' }, false],
  ['host as a prefix', { host, origin: `http://${host}.evil.example` }, false],
  ['host as a suffix', { host, origin: `http://evil${host}` }, false],
  ['host as user name', { host, origin: `http://${host}@evil.example` }, false],
  ['a path after the origin', { host, origin: `${own}/` }, false],
  ['other port', { host, origin: 'http://127.0.0.1:3001' }, false],
  ['other loopback name', { host, origin: 'http://localhost:3000' }, false],
  ['other scheme', { host, origin: `ftp://${host}` }, false],
  ['cross-site', { host, 'sec-fetch-site': 'cross-site' }, false],
  ['evil subdomain', { host, 'sec-fetch-site': 'same-site' }, false],
  ['typed in, which sends no change', { host, 'sec-fetch-site': 'none' }, false],
  ['own origin but fetch metadata disagrees', { host, origin: own, 'sec-fetch-site': 'cross-site' }, false],
  ['fetch metadata but the origin disagrees', { host, origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  ['no host', { origin: own }, false],
];

test.each(matrix)('a state change with %s', (_, headers, isAccepted) => {
  expect(isSameOrigin(new Headers(headers))).toBe(isAccepted);
});

test.each(matrix.filter(([, headers]) => headers['host'] !== undefined))(
  'the server in front of the app decides the same: a state change with %s',
  (_, headers, isAccepted) => {
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: 'POST', url: '/', rawHeaders: Object.entries(headers).flat() });
    Object.assign(request.headers, headers);
    const hosts = new Set([String(headers['host']).toLowerCase()]);
    expect(findRefusal(request, hosts)?.code).toBe(isAccepted ? undefined : 'foreign-origin');
  },
);
