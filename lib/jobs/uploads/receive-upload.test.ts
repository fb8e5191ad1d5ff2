import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { POST } from '../../../app/api/v1/uploads/route';
import { filesOfUploadSet, uploadSetDirectory } from './upload-directory';

let data: string;
let server: Server;
let origin: string;
let answered: Response[];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'perunit-uploads-'));
  process.env['PERUNIT_DATA'] = data;
  answered = [];
  server = createServer(async (incoming, outgoing) => {
    const request = new Request(`${origin}${incoming.url}`, {
      method: incoming.method ?? 'POST',
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>,
      duplex: 'half',
    } as RequestInit);
    const response = await POST(request, { params: Promise.resolve({}) });
    answered.push(response.clone());
    outgoing.writeHead(response.status);
    outgoing.end(await response.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(data, { recursive: true });
});

type Answer = { status: number; body: Record<string, never> & { set: string; code: string; file: { sha256: string } } };

function upload(query: string, body: Buffer | Readable, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      `${origin}/api/v1/uploads${query}`,
      { method: 'POST', headers: { origin, ...headers } },
      async (incoming) => {
        let text = '';
        for await (const chunk of incoming) text += String(chunk);
        resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(text) });
      },
    );
    outgoing.on('error', reject);
    if (body instanceof Readable) body.pipe(outgoing);
    else outgoing.end(body);
  });
}

const storedFiles = (): string[] =>
  existsSync(join(data, 'uploads')) ? readdirSync(join(data, 'uploads'), { recursive: true }).map(String) : [];

test('an upload above 10 MB arrives byte for byte, with its SHA-256', async () => {
  const bytes = randomBytes(10 * 1024 * 1024 + 12_345);
  const { status, body } = await upload('?name=bill.csv', bytes);
  expect(status).toBe(201);
  const [file] = await filesOfUploadSet(body.set);
  expect(file).toMatchObject({ name: 'bill.csv', bytes: bytes.length });
  expect(body.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(readFileSync(join(uploadSetDirectory(body.set), file?.storedAs ?? '')).equals(bytes)).toBe(true);
});

test('an upload of unknown length arrives whole', async () => {
  const { status, body } = await upload('', Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]));
  expect(status).toBe(201);
  expect(body.file).toMatchObject({ name: 'file', bytes: 8 });
});

test('files dropped together share one set', async () => {
  const first = await upload('?name=b.csv', Buffer.from('b'));
  await upload(`?name=a.csv&set=${first.body.set}`, Buffer.from('a'));
  expect((await filesOfUploadSet(first.body.set)).map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
});

test('a body shorter than its Content-Length is refused and leaves no file', async () => {
  const request = new Request(`${origin}/api/v1/uploads`, {
    method: 'POST',
    headers: { origin, host: new URL(origin).host, 'content-length': '10' },
    body: 'short',
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'short-body', detail: '5 of 10 bytes arrived.' });
  expect(storedFiles().filter((name) => /part|json|csv/.test(name))).toEqual([]);
});

test('a connection that ends mid-way leaves no file', async () => {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v1/uploads HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Length: 1000\r\n\r\nhalf`,
  );
  await expect.poll(() => storedFiles().some((name) => name.endsWith('.part'))).toBe(true);
  socket.destroy();
  await expect.poll(() => answered.length).toBe(1);
  expect(answered[0]?.status).toBe(400);
  expect(storedFiles().filter((name) => /part|json/.test(name))).toEqual([]);
});

test('an empty file is refused', async () => {
  expect(await upload('?name=empty.csv', Buffer.alloc(0))).toMatchObject({ status: 400, body: { code: 'empty-file' } });
});

test('a foreign page uploads nothing', async () => {
  const answer = await upload('?name=bill.csv', Buffer.from('a'), { origin: 'http://evil.example' });
  expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  expect(storedFiles()).toEqual([]);
});

test('a set that is none of ours is refused', async () => {
  expect(await upload('?set=..%2F..%2Fetc', Buffer.from('a'))).toMatchObject({ status: 400 });
  expect(await upload('?set=00000000-0000-4000-8000-000000000000', Buffer.from('a'))).toMatchObject({ status: 404 });
});

test.each([
  ['../../etc/passwd', 'etc/passwd'],
  ['/export/data/BILLING_PERIOD=2026-01/part.csv', 'export/data/BILLING_PERIOD=2026-01/part.csv'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['a\u0000b\r\n.csv', 'ab.csv'],
  ['\u202Evsc.llib', 'vsc.llib'],
  ['x'.repeat(300), 'x'.repeat(200)],
  ['CON', 'CON'],
  ['   ', 'file'],
  ['<img src=x onerror=alert(1)>.csv', '<img src=x onerror=alert(1)>.csv'],
])('the name %j never reaches the disk and is shown as %j', async (name, shown) => {
  const { body } = await upload(`?name=${encodeURIComponent(name)}`, Buffer.from('a'));
  const [file] = await filesOfUploadSet(body.set);
  expect(file?.name).toBe(shown);
  expect(file?.storedAs).toMatch(/^[0-9a-f-]{36}(\.csv)?$/);
  expect(readdirSync(data)).toEqual(['uploads']);
});
