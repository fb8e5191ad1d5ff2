import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Reply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
};

/** What goes wrong with the next requests, one each: cut off in the middle, JSON that ends early, no answer, another answer. */
export type Fault = 'cut' | 'truncated' | 'silent' | Reply | null;

export type Handler = (url: URL, request: IncomingMessage, body: string) => Reply;

/** A server on this computer alone, for as long as a test or a demo needs it. */
export type LoopbackServer = {
  readonly url: string;
  /** Paths with queries, as they were asked for. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
  /** Taken from the front, one a request. */
  readonly faults: Fault[];
  readonly close: () => Promise<void>;
};

const textOf = ({ body = '' }: Reply): string => (typeof body === 'string' ? body : JSON.stringify(body));

const send = (response: ServerResponse, reply: Reply, fault: 'cut' | 'truncated' | null): void => {
  const text = textOf(reply);
  const half = text.slice(0, Math.floor(text.length / 2));
  const length = { 'content-length': String(Buffer.byteLength(text)) };
  const headers = { 'content-type': 'application/json', ...(fault === 'truncated' ? {} : length), ...reply.headers };
  response.writeHead(reply.status ?? 200, headers);
  if (fault === 'truncated') response.end(half);
  else if (fault === 'cut') response.write(half, () => response.destroy());
  else response.end(text);
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Starts a server that answers by a function. */
export const startServer = async (handle: Handler): Promise<LoopbackServer> => {
  const [asked, headers, faults]: [string[], IncomingMessage['headers'][], Fault[]] = [[], [], []];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(request.url ?? '');
    headers.push(request.headers);
    const fault = faults.shift() ?? null;
    const body = await bodyOf(request);
    if (fault === 'silent') return;
    if (fault !== null && typeof fault === 'object') return send(response, fault, null);
    send(response, handle(new URL(request.url ?? '/', 'http://loopback'), request, body), fault);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, asked, headers, faults, close };
};
