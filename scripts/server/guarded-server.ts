import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptedHosts } from './listen-address';
import { findRefusal, findUpgradeRefusal, type Refusal } from './request-guard';
import { contentSecurityPolicy, setSecurityHeaders } from './security-headers';

export type GuardedServerOptions = {
  readonly port: number;
  readonly dev: boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Absent: no websockets (the production build has none). */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** What a client must not be able to say to the app: which address it came by, or which nonce to use. */
const HEADERS_OF_PROXIES = [
  'content-security-policy-report-only',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-middleware-subrequest',
  'x-nonce',
];

/** An HTTP server that checks each request before `handle` sees it, and never touches a body. */
export function createGuardedServer({ port, dev, handle, upgrade }: GuardedServerOptions): Server {
  const hosts = acceptedHosts(port);
  const server = createServer((request, response) => {
    const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), dev);
    setSecurityHeaders(response, request.url ?? '/', policy);
    const refusal = findRefusal(request, hosts);
    if (refusal !== null) return sendRefusal(response, refusal);
    for (const name of HEADERS_OF_PROXIES) delete request.headers[name];
    // Next takes the nonce of its own scripts from the policy on the request.
    request.headers['content-security-policy'] = policy;
    handle(request, response).catch((error: unknown) => sendFailure(request, response, error));
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = findUpgradeRefusal(request, hosts);
    if (refusal === null && upgrade !== undefined) return upgrade(request, socket, head);
    socket.end(`HTTP/1.1 ${refusal?.status ?? 404} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  // A bill of many gigabytes over a slow line takes longer than Node's five minutes for a whole request.
  server.requestTimeout = 0;
  server.headersTimeout = 60_000;
  return server;
}

function sendRefusal(response: ServerResponse, { status, code, text }: Refusal): void {
  // The body of a refused upload is not read, so the connection can't be used again.
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  response.end(JSON.stringify({ error: { code, text } }));
}

function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  console.error(`${request.method} ${request.url} failed:`, error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(
    JSON.stringify({ error: { code: 'internal', text: 'Something failed here; the server’s log says what.' } }),
  );
}
