import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drainServer } from './drain';
import { createGuardedServer } from './guarded-server';

let server: Server;
let port: number;
let seen: { method: string; url: string; headers: IncomingMessage['headers']; bytes: number }[];
let answerGate: Promise<void>;

beforeEach(async () => {
  seen = [];
  answerGate = Promise.resolve();
  port = await findFreePort();
  server = createGuardedServer({
    port,
    dev: false,
    handle: async (request, response) => {
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, bytes });
      if (request.url === '/throws') throw new Error('on purpose');
      await answerGate;
      response.end('answered');
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}

type Answer = { status: number; headers: IncomingMessage['headers']; text: string };

function send(options: {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: Readable;
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: options.method ?? 'GET',
        path: options.path ?? '/',
        headers: options.headers ?? {},
      },
      async (incoming) => {
        let text = '';
        for await (const chunk of incoming) text += String(chunk);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      },
    );
    outgoing.on('error', reject);
    if (options.body) options.body.pipe(outgoing);
    else outgoing.end();
  });
}

test('a page of this machine is answered under each of its loopback names', async () => {
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
    expect(await send({ headers: { host } })).toMatchObject({ status: 200, text: 'answered' });
  }
});

test('a foreign Host never reaches the app', async () => {
  const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', 'localhost:1', `127.0.0.1.evil.example:${port}`];
  for (const host of hosts) {
    const answer = await send({ headers: { host } });
    expect(answer.status, host).toBe(421);
    expect(JSON.parse(answer.text).error.code).toBe('foreign-host');
  }
  expect(seen).toEqual([]);
});

test('an absolute request target is refused', async () => {
  expect(await send({ path: 'http://evil.example/', headers: { host: `127.0.0.1:${port}` } })).toMatchObject({
    status: 400,
  });
  expect(seen).toEqual([]);
});

test('a state change needs an Origin or Sec-Fetch-Site of this server', async () => {
  const own = `http://127.0.0.1:${port}`;
  const cases: [Record<string, string>, number][] = [
    [{ origin: own }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: own, 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: `http://127.0.0.1.evil.example:${port}` }, 403],
    [{ origin: `https://127.0.0.1:${port}` }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ origin: `http://localhost:${port}` }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: own, 'sec-fetch-site': 'cross-site' }, 403],
  ];
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const [headers, status] of cases) {
      expect((await send({ method, headers })).status, `${method} ${JSON.stringify(headers)}`).toBe(status);
    }
  }
});

test('a method that the app does not use is refused', async () => {
  expect((await send({ method: 'TRACE', headers: { origin: `http://127.0.0.1:${port}` } })).status).toBe(405);
});

test('every answer carries the security headers, refusals and failures too', async () => {
  const answers = [
    await send({}),
    await send({ path: '/throws' }),
    await send({ method: 'POST' }),
    await send({ headers: { host: 'evil.example' } }),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([200, 500, 403, 421]);
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
    expect(policy).toContain("object-src 'none'; base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  }
});

test('a failure does not show its cause to the client', async () => {
  expect((await send({ path: '/throws' })).text).not.toContain('on purpose');
});

test('each answer has a nonce of its own, and the app is told the same one', async () => {
  const answers = [await send({}), await send({})];
  const policies = answers.map(({ headers }) => headers['content-security-policy']);
  expect(policies[0]).not.toBe(policies[1]);
  expect(seen.map(({ headers }) => headers['content-security-policy'])).toEqual(policies);
});

test('a client can neither choose the nonce nor pretend a proxy', async () => {
  await send({
    headers: {
      'content-security-policy': "script-src 'nonce-chosen'",
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'middleware',
    },
  });
  expect(seen[0]?.headers['content-security-policy']).not.toContain('chosen');
  expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-host');
  expect(seen[0]?.headers).not.toHaveProperty('x-middleware-subrequest');
});

test('an upload of more than 10 MB arrives whole', async () => {
  const size = 24 * 1024 * 1024 + 7;
  const body = Readable.from(
    (function* () {
      for (let left = size; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(65_536, left), 0x61);
    })(),
  );
  await send({ method: 'POST', path: '/upload', headers: { origin: `http://127.0.0.1:${port}` }, body });
  expect(seen.map(({ bytes }) => bytes)).toEqual([size]);
});

test('a websocket of a foreign page is refused', async () => {
  const answer = await new Promise<number>((resolve, reject) => {
    const outgoing = httpRequest({
      host: '127.0.0.1',
      port,
      headers: { connection: 'Upgrade', upgrade: 'websocket', origin: 'http://evil.example' },
    });
    outgoing.on('response', (incoming) => resolve(incoming.statusCode ?? 0));
    outgoing.on('error', reject);
    outgoing.end();
  });
  expect(answer).toBe(403);
});

test('draining lets an answer under way end and takes no new connection', async () => {
  let open = () => {};
  answerGate = new Promise((resolve) => {
    open = resolve;
  });
  const underWay = send({ path: '/slow' });
  await expect.poll(() => seen.length).toBe(1);
  const drained = drainServer(server, 10_000);
  await expect(send({})).rejects.toThrow(/ECONNREFUSED/);
  open();
  expect(await underWay).toMatchObject({ status: 200, text: 'answered' });
  await drained;
});

test('draining cuts off what has not ended within the limit', async () => {
  answerGate = new Promise(() => {});
  const underWay = send({ path: '/never' });
  const outcome = expect(underWay).rejects.toThrow();
  await expect.poll(() => seen.length).toBe(1);
  await drainServer(server, 50);
  await outcome;
});
