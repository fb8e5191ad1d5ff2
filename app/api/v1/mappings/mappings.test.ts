import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases } from '@/db/client';
import { mappingOperations } from '@/lib/api/mappings';
import { DELETE, PUT } from './[name]/route';
import { POST } from './check/route';
import { GET } from './route';

const host = '127.0.0.1:3000';
let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-mappings-'));
  process.env['PERUNIT_DATA'] = data;
});
afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const request = (method: string, path: string, body?: unknown): Request =>
  new Request(`http://${host}/api/v1/${path}`, {
    ...{ method, headers: { host, origin: `http://${host}`, 'content-type': 'application/json' } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const schemaOf = (method: string, path: string) => {
  const operation = mappingOperations.find((one) => one.method === method && one.path === path);
  const [said] = operation?.answers ?? [];
  if (said === undefined || !('json' in said)) throw new Error(`${method} ${path} does not say what it answers.`);
  return said.json;
};

const mapping = {
  ...{ kind: 'savings', sheet: null, headerLine: 1, numberFormat: 'plain' },
  columns: { Period: 'month', Account: 'account_id', Saved: 'gross_saving' },
  constants: { vendor: 'Zesty', fee: '20%' },
};
const named = (name: string) => ({ params: Promise.resolve({ name }) });
const none = { params: Promise.resolve({}) };

test('a mapping is remembered under its name, listed, and forgotten', async () => {
  const header = ['Saved', 'Account', 'Period'];
  expect((await PUT(request('PUT', 'mappings/Zesty', { header, mapping }), named('Zesty'))).status).toBe(204);
  const body: unknown = await (await GET(request('GET', 'mappings'), none)).json();
  schemaOf('GET', '/mappings').parse(body);
  expect(body).toMatchObject({ mappings: [{ name: 'Zesty', header: ['account', 'period', 'saved'], mapping }] });
  expect((await DELETE(request('DELETE', 'mappings/Zesty'), named('Zesty'))).status).toBe(204);
  expect((await DELETE(request('DELETE', 'mappings/Zesty'), named('Zesty'))).status).toBe(404);
  const unknownKey = { header, mapping: { ...mapping, more: 1 } };
  expect((await PUT(request('PUT', 'mappings/Zesty', unknownKey), named('Zesty'))).status).toBe(400);
});

test('a mapping is tried on a few rows, and what can’t be read is named', async () => {
  const rows = [
    { line: 1, cells: ['Period', 'Account', 'Saved'] },
    { line: 2, cells: ['Jan 2026', '111122223333', '10'] },
    { line: 3, cells: ['soon', '111122223333', '10'] },
  ];
  const body: unknown = await (await POST(request('POST', 'mappings/check', { mapping, rows }), none)).json();
  schemaOf('POST', '/mappings/check').parse(body);
  expect(body).toMatchObject({ problems: [], rows: 2, rejects: [{ line: 3, column: 'month' }] });
  const lacking = { ...mapping, constants: {} };
  const answer = await POST(request('POST', 'mappings/check', { mapping: lacking, rows }), none);
  expect(await answer.json()).toMatchObject({ problems: [{}, {}].map(() => expect.stringContaining('No column')) });
});
