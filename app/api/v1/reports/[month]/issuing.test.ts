import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { commitImport } from '@/db/commands/commit-import';
import { saveAccountMapping } from '@/db/commands/save-account-mapping';
import { stageImport } from '@/db/commands/stage-import';
import { classifySample, sampleScan } from '@/db/testing/sample-scan';
import { issuingOperations } from '@/lib/api/issuing';
import { POST as close } from './close/route';
import { GET as editions } from './editions/route';
import { POST as publish } from './publish/route';
import { POST as reopen } from './reopen/route';
import { GET as verify } from './verify/route';

type Route = (request: Request, context: { params: Promise<{ month: string }> }) => Promise<Response>;

const routes = { close, reopen, publish, verify, editions } as const satisfies Record<string, Route>;
const host = '127.0.0.1:3000';
const origin = `http://${host}`;
const by = 'test';
let data: string;

const importBill = async (billed: bigint, name: string) => {
  const db = organisationDatabase('own');
  const scan = sampleScan([{ accountId: '01', month: '2025-03', billed }], { name });
  const { importId } = await stageImport(db, scan, { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'perunit-issuing-'));
  process.env['PERUNIT_DATA'] = data;
  await importBill(8_000_000_000_000n, 'bill.csv');
  const mapping = {
    accountId: '01',
    environment: 'production',
    validFrom: '2025-01',
    name: null,
    owner: null,
  } as const;
  saveAccountMapping(organisationDatabase('own'), mapping, { by });
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

type Call = { readonly person?: string; readonly body?: unknown; readonly month?: string; readonly cookie?: string };

/** Calls a route as its page would; what it answers with success is checked against the OpenAPI document's schema. */
const call = async (name: keyof typeof routes, { person = 'Ada', body = {}, month = '2025-03', cookie }: Call = {}) => {
  const operation = issuingOperations.find(({ path }) => path.endsWith(`/${name}`));
  const method = operation?.method ?? 'GET';
  const request = new Request(`${origin}/api/v1/reports/${month}/${name}`, {
    method,
    headers: {
      ...{ host, origin, 'content-type': 'application/json', 'perunit-by': encodeURIComponent(person) },
      ...(cookie !== undefined && { cookie }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  const answer = await routes[name](request, { params: Promise.resolve({ month }) });
  const text = await answer.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  const described = operation?.answers.find(({ status }) => status === answer.status);
  if (described !== undefined && 'json' in described) described.json.parse(json);
  return { status: answer.status, json };
};

test('a month is closed, published with its reason, proven, and listed', async () => {
  expect(await call('editions')).toMatchObject({ status: 200, json: { state: 'draft', closing: null, editions: [] } });
  expect(await call('publish')).toMatchObject({ status: 409, json: { code: 'report-refused' } });
  const closed = await call('close');
  expect(closed).toMatchObject({ status: 200 });
  expect(await call('publish')).toMatchObject({ status: 422, json: { code: 'reason-needed' } });
  const published = await call('publish', { person: 'Bob', body: { reason: 'on paper' } });
  expect(published).toMatchObject({ status: 201, json: { edition: '51', by: 'Bob', reason: 'on paper' } });
  expect(await call('verify')).toMatchObject({ status: 200, json: { editions: [{ edition: '51', isProven: true }] } });
  expect(await call('editions')).toMatchObject({ json: { state: 'published', closing: { by: 'Ada' } } });
});

test('a restated month says published, now, difference and cause', async () => {
  await call('close');
  await call('publish', { body: { reason: 'on paper' } });
  await importBill(9_000_000_000_000n, 'corrected.csv');
  const { json } = await call('editions');
  expect(json).toMatchObject({
    state: 'restated',
    restatement: { changes: [{ kind: 'bill', text: 'new data: corrected.csv' }] },
  });
});

test('nobody signs without a name, and nobody re-opens without a reason', async () => {
  expect(await call('close', { person: ' ' })).toMatchObject({
    status: 409,
    json: { detail: expect.stringMatching(/name/) },
  });
  await call('close');
  expect(await call('reopen')).toMatchObject({ status: 422, json: { code: 'reason-needed' } });
  expect((await call('reopen', { body: { reason: 'a late bill' } })).status).toBe(204);
});

test('a month without data, and one without an edition, are not found or refused', async () => {
  expect((await call('close', { month: '2020-01' })).status).toBe(409);
  expect((await call('editions', { month: '2020-01' })).status).toBe(404);
  expect((await call('verify')).status).toBe(404);
  expect((await call('verify', { month: 'March' })).status).toBe(400);
});

test('the demo is looked at only', async () => {
  const cookie = 'perunit-organisation=demo';
  for (const name of ['close', 'reopen', 'publish'] as const) {
    expect(await call(name, { cookie, body: { reason: 'x' } })).toMatchObject({ json: { code: 'demo-is-read-only' } });
  }
});
