import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecret } from '../../secrets/read-secret';
import { type Handler, type LoopbackServer, startServer } from '../testing/loopback-server';
import { httpClient } from './http-client';
import { type HttpSettings, httpSettingsSchema } from './http-settings';

const nowText = '2026-03-02T08:00:00Z';
let server: LoopbackServer;
let answer: Handler;
let clock: Date;
let abort: AbortController;
const environment = {
  TOKEN: 'canary-token',
  SECRET: 'canary-secret',
  PASS: 'canary-header',
  NODE_ENV: 'test',
} as const;

beforeEach(async () => {
  answer = () => ({ body: { ok: true } });
  server = await startServer((...asked) => answer(...asked));
  clock = new Date(nowText);
  abort = new AbortController();
});
afterEach(() => server.close());

const clientOf = (settings: Partial<HttpSettings> = {}) => {
  const context = {
    secret: (reference: string) => readSecret(reference, environment),
    now: () => clock,
    signal: abort.signal,
  };
  const checked = httpSettingsSchema.parse({ url: server.url, attempts: 2, timeoutSeconds: 1, ...settings });
  return httpClient(checked, context, { permissions: '^/api/clusters$' });
};

const ask = (settings: Partial<HttpSettings> = {}, path = '/api/status'): Promise<unknown> => {
  const client = clientOf(settings);
  return client.json(client.address(path, { page: '0' }));
};

const bearer = { auth: 'bearer', token: 'env:TOKEN' } as const;

describe('a request', () => {
  it('goes below the address, with its query, token and headers', async () => {
    const headers = { 'X-Proxy-Auth': 'env:PASS', 'X-Team': 'infrastructure' };
    expect(await ask({ url: `${server.url}/below/`, ...bearer, headers })).toEqual({ ok: true });
    expect(server.asked).toEqual(['/below/api/status?page=0']);
    expect(server.headers[0]).toMatchObject({
      authorization: 'Bearer canary-token',
      'x-proxy-auth': 'canary-header',
      'x-team': 'infrastructure',
    });
  });

  it.each([
    ['cut off in the middle', 'cut'],
    ['of JSON that ends early', 'truncated'],
    ['of 500', { status: 500 }],
    ['of 503 with a wait', { status: 503, headers: { 'retry-after': '0' } }],
    ['of 429 with a wait', { status: 429, headers: { 'retry-after': '0' } }],
    ['that does not come', 'silent'],
  ] as const)('is tried again after an answer %s', async (_, fault) => {
    server.faults.push(fault);
    expect(await ask()).toEqual({ ok: true });
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    ['cut', 'damaged-download'],
    ['truncated', 'damaged-download'],
    [{ status: 500 }, 'server-error'],
    [{ status: 429 }, 'throttled'],
    ['silent', 'timeout'],
  ] as const)('that ends in %j each time is %s, and may work later', async (fault, code) => {
    server.faults.push(fault);
    await expect(ask({ attempts: 1 })).rejects.toMatchObject({ code, isTransient: true });
  });

  it.each([
    [{ status: 400, body: { License: 'canary-body' } }, 'bad-answer'],
    [{ status: 403 }, 'access-denied'],
    [{ status: 404 }, 'not-found'],
    [{ status: 302, headers: { location: 'https://elsewhere.example.com/?token=canary' } }, 'bad-answer'],
    [{ body: '<html>Sign in, canary</html>' }, 'bad-answer'],
  ] as const)('that is answered by %j is %s, is not tried again, and says no body', async (reply, code) => {
    answer = () => reply;
    const failure = await ask(bearer).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, isTransient: false });
    expect(server.asked).toHaveLength(1);
    const words = failure instanceof Error ? `${failure.message} ${JSON.stringify(failure)} ${failure.stack}` : '';
    expect(words).not.toContain('canary');
  });

  it('leaves a long wait to the next run', async () => {
    answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await expect(ask()).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 600_000 });
    expect(server.asked).toHaveLength(1);
  });

  it('takes a date as the time to wait until', async () => {
    answer = () => ({ status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 08:10:00 GMT' } });
    await expect(ask()).rejects.toMatchObject({ retryAfterMs: 600_000 });
  });

  it('ends when it is cancelled', async () => {
    server.faults.push('silent');
    const asking = ask({ timeoutSeconds: 60 });
    setTimeout(() => abort.abort(), 50);
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says when nobody is there', async () => {
    await server.close();
    await expect(ask({ attempts: 1 })).rejects.toMatchObject({ code: 'unreachable', isTransient: true });
    server = await startServer(() => ({}));
  });
});

describe('a sign-in', () => {
  it('that is asked for and not set, refused, or refused by a clock that is off, is told apart', async () => {
    answer = () => ({ status: 401, headers: { date: new Date(clock).toUTCString() } });
    await expect(ask()).rejects.toMatchObject({ code: 'no-credentials' });
    await expect(ask(bearer)).rejects.toMatchObject({ code: 'expired-token' });
    clock = new Date('2026-03-02T09:00:00Z');
    answer = () => ({ status: 401, headers: { date: new Date(nowText).toUTCString() } });
    await expect(ask(bearer)).rejects.toMatchObject({ code: 'clock-skew' });
  });

  it('that allows too little names what to ask for', async () => {
    answer = () => ({ status: 403 });
    await expect(ask(bearer)).rejects.toMatchObject({ code: 'access-denied', attachment: '^/api/clusters$' });
  });

  it.each([
    [{ auth: 'bearer' }, 'token'],
    [{ auth: 'bearer', token: 'canary-token' }, 'token'],
    [{ auth: 'oauth2', tokenUrl: 'https://id.example.com/token', clientId: 'perunit' }, 'clientSecret'],
    [{ headers: { Authorization: 'Bearer canary' } }, 'headers.Authorization'],
    [{ headers: { 'X-Auth': 'canary' } }, 'headers.X-Auth'],
    [{ headers: { 'X-Access-Key': 'canary' } }, 'headers.X-Access-Key'],
    [{ url: 'https://user:canary@server.example.com' }, 'url'],
    [{ url: 'https://server.example.com/?day={day}&api_key=canary' }, 'url'],
    [{ url: 'file:///etc/passwd' }, 'url'],
  ])('of %j is refused at %s', (settings, at) => {
    const result = httpSettingsSchema.safeParse({ url: 'https://server.example.com', ...settings });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([at]);
    expect(JSON.stringify(result.error?.issues)).not.toContain('canary');
  });
});

describe('client credentials', () => {
  let granted: number;
  let valid: Set<string>;
  const oauth = (): Partial<HttpSettings> => {
    const client = { tokenUrl: `${server.url}/token`, clientId: 'perunit', clientSecret: 'env:SECRET' };
    return { auth: 'oauth2', ...client, scope: 'api://provisioner/.default' };
  };

  beforeEach(() => {
    granted = 0;
    valid = new Set();
    answer = ({ pathname }, request, body) => {
      if (pathname !== '/token')
        return valid.has(request.headers.authorization ?? '') ? { body: { ok: true } } : { status: 401 };
      const form = new URLSearchParams(body);
      if (form.get('client_secret') !== 'canary-secret') return { status: 401, body: { error: 'invalid_client' } };
      granted += 1;
      valid.add(`Bearer canary-${granted}`);
      return {
        body: { access_token: `canary-${granted}`, token_type: 'Bearer', expires_in: 3600, scope: form.get('scope') },
      };
    };
  });

  it('give one token for many requests, another when it has run out, and another when it is refused', async () => {
    const client = clientOf(oauth());
    const get = () => client.json(client.address('/api/status'));
    await get();
    await get();
    expect(granted).toBe(1);
    clock = new Date('2026-03-02T08:59:30Z');
    await get();
    expect(granted).toBe(2);
    valid.clear();
    await get();
    expect(granted).toBe(3);
  });

  it('that are wrong say so, without a secret', async () => {
    answer = () => ({ status: 401, body: { error: 'invalid_client', error_description: 'canary' } });
    const failure = await ask(oauth()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'access-denied' });
    expect(
      `${failure instanceof Error ? failure.message + failure.stack : ''}${JSON.stringify(failure)}`,
    ).not.toContain('canary');
  });

  it.each([
    [{ body: { hello: 'canary' } }, 'bad-answer'],
    [{ body: '<html>' }, 'bad-answer'],
    [{ status: 302, headers: { location: '/elsewhere' } }, 'bad-answer'],
    [{ status: 400, body: { error: 'invalid_scope' } }, 'access-denied'],
  ] as const)('answered by %j are %s', async (reply, code) => {
    answer = () => reply;
    await expect(ask(oauth())).rejects.toMatchObject({ code });
  });

  it('are asked for again when the token server fails', async () => {
    server.faults.push({ status: 500 });
    expect(await ask(oauth())).toEqual({ ok: true });
  });
});
