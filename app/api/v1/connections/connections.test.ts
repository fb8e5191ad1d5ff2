import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { operations } from '@/lib/api/operations';
import { focusCsv } from '@/lib/ingest/corpus/focus-csv';
import { runner } from '@/lib/jobs/running-jobs';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const modules = import.meta.glob<Readonly<Record<string, Route>>>(
  ['../connections/**/route.ts', '../schedules/**/route.ts', '../jobs/**/route.ts'],
  { eager: true },
);
const host = '127.0.0.1:3000';
const origin = `http://${host}`;
let data: string;
let folder: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-connections-'));
  process.env['PERUNIT_DATA'] = data;
  folder = join(data, 'exports');
  mkdirSync(folder);
});

afterEach(async () => {
  for (const { worker, settled } of [...runner().running.values()]) {
    worker.kill();
    await settled;
  }
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const fileOf = (path: string): string => {
  const found = Object.keys(modules).find((file) => {
    const template = file
      .replace(/^(\.\.\/connections|\.)(?=\/)/, 'connections')
      .replace(/^\.\.\//, '')
      .replace(/\/route\.ts$/, '');
    return template === path;
  });
  return found ?? path;
};

/** Calls a handler as its own page would, and holds the answer against its operation. */
const call = async (
  what: string,
  params: Record<string, string> = {},
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const [method = '', path = ''] = what.split(' ');
  const handler = modules[fileOf(path)]?.[method];
  if (handler === undefined) throw new Error(`There is no handler ${what}.`);
  const request = new Request(`${origin}/api/v1/${path}`, {
    method,
    headers: { host, origin, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const template = `/${path.replace(/\[(\w+)\]/g, '{$1}')}`;
  const said = operations
    .find((one) => one.method === method && one.path === template)
    ?.answers.find(({ status }) => status === answer.status);
  const json = answer.status === 204 ? null : await answer.json();
  if (answer.status < 400 && said !== undefined && 'json' in said) said.json.parse(json);
  return { status: answer.status, json };
};

const contents = () => ({ kind: 'folder', name: 'Exports', settings: { path: folder }, isEnabled: true });
const add = async (body: unknown = contents()) => (await call('POST connections', {}, body)).json.id as string;
const listed = async () => (await call('GET connections')).json.connections;

async function pull(id: string): Promise<string> {
  const { json } = await call('POST connections/[id]/pulls', { id }, {});
  await expect.poll(() => runner().running.has(Number(json.jobId)), { timeout: 60_000 }).toBe(false);
  return json.jobId;
}

test('a folder is connected, tested, planned, pulled, looked at, switched and removed, with a way back', async () => {
  writeFileSync(join(folder, 'bill.csv'), focusCsv([{}, {}]));
  expect((await call('GET connections/kinds')).json.kinds.map(({ kind }: { kind: string }) => kind)).toContain(
    'folder',
  );
  const id = await add();
  expect((await call('POST connections/[id]/test', { id })).json).toMatchObject({ isOk: true, code: null });
  expect((await call('GET connections/[id]/plan', { id })).json).toMatchObject({ requests: 0, costMicros: '0' });
  const jobId = await pull(id);
  expect((await call('GET jobs/[id]', { id: jobId })).json).toMatchObject({
    kind: 'pull',
    state: 'done',
    problem: null,
  });
  const { lines } = (await call('GET jobs/[id]/log', { id: jobId })).json;
  expect(lines.map(({ text }: { text: string }) => text).join()).toContain('bill.csv: imported');
  const [connection] = await listed();
  expect(connection).toMatchObject({ newestDay: '2026-01-05', isLate: false, open: null, last: { id: jobId } });
  expect(connection.schedule.nextAt).not.toBeNull();
  await call('PUT schedules/[id]', { id: connection.schedule.id }, { isEnabled: false, pattern: '0 7 * * *' });
  expect((await listed())[0]).toMatchObject({ isEnabled: false, schedule: { pattern: '0 7 * * *', nextAt: null } });
  expect((await call('PUT schedules/[id]', { id: connection.schedule.id }, { pattern: '* * * * *' })).status).toBe(400);
  expect((await call('DELETE connections/[id]', { id })).status).toBe(204);
  expect([await listed(), (await call('GET schedules')).json.schedules.length]).toEqual([[], 1]);
  await call('POST connections/[id]/restore', { id });
  expect(await listed()).toMatchObject([{ id, isEnabled: false, newestDay: '2026-01-05' }]);
}, 120_000);

test('a pull that fails says why and what to do, and is tried again', async () => {
  const id = await add();
  rmSync(folder, { recursive: true });
  expect((await call('POST connections/[id]/test', { id })).json).toMatchObject({ isOk: false, code: 'not-found' });
  const jobId = await pull(id);
  const [connection] = await listed();
  expect(connection.last).toMatchObject({ id: jobId, state: 'failed', problem: { code: 'not-found' } });
  mkdirSync(folder);
  writeFileSync(join(folder, 'bill.csv'), focusCsv([{}]));
  const again = (await call('POST jobs/[id]/retry', { id: jobId })).json.jobId;
  await expect.poll(() => runner().running.has(Number(again)), { timeout: 60_000 }).toBe(false);
  expect((await listed())[0].last).toMatchObject({ id: again, state: 'done' });
}, 120_000);

test('what can’t be a connection is refused, field by field; a secret itself is neither stored nor said', async () => {
  const refused = await call('POST connections', {}, { ...contents(), settings: { path: 'relative', nonsense: '1' } });
  expect(refused).toMatchObject({ status: 422, json: { code: 'connection-refused', fields: [{ key: 'nonsense' }] } });
  const relative = await call('POST connections', {}, { ...contents(), settings: { path: 'relative' } });
  expect(relative.json.fields).toMatchObject([{ key: 'path' }]);
  const settings = { 'http.url': 'https://provisioner.example', 'http.auth': 'bearer', 'http.token': 'hunter2hunter2' };
  const secret = await call('POST connections', {}, { ...contents(), kind: 'provisioner', settings });
  expect(secret.status).toBe(422);
  expect(JSON.stringify(secret.json)).not.toContain('hunter2');
  expect(organisationDatabase('own').raw.prepare('SELECT count(*) FROM connections').pluck().get()).toBe(0n);
  expect((await call('POST connections', {}, contents(), { origin: 'http://evil.example' })).status).toBe(403);
  expect((await call('POST connections/[id]/test', { id: '7' })).status).toBe(404);
});
