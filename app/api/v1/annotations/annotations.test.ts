import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { commitImport } from '@/db/commands/commit-import';
import { stageImport } from '@/db/commands/stage-import';
import { classifySample, sampleScan } from '@/db/testing/sample-scan';
import { annotationOperations } from '@/lib/api/annotations';
import { kpiOperations } from '@/lib/api/kpis';
import { POST as evaluate } from '../kpis/evaluate/route';
import { POST as restore } from './[id]/restore/route';
import { DELETE, PUT } from './[id]/route';
import { GET, POST } from './route';

const host = '127.0.0.1:3000';
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-kpis-'));
  process.env['PERUNIT_DATA'] = data;
});
afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const request = (method: string, body?: unknown, organisation = 'own'): Request =>
  new Request(`http://${host}/api/v1/x`, {
    method,
    headers: {
      ...{ host, origin: `http://${host}`, cookie: `perunit-organisation=${organisation}` },
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const context = (params: { id: string }) => ({ params: Promise.resolve(params) });
const none = { params: Promise.resolve({}) };

const listed = async () => {
  const answer = await (await GET(request('GET'), none)).json();
  const said = annotationOperations[0]?.answers[0];
  if (said !== undefined && 'json' in said) said.json.parse(answer);
  return answer.annotations;
};

const note = { at: '2026-01-15', text: ' A load  test ', link: 'https://example.com/t/1', series: 'kpi.APWC' };

test('a note is added, changed, taken out and brought back', async () => {
  const added = await POST(request('POST', note), none);
  expect(added.status).toBe(201);
  const { id } = await added.json();
  expect(await listed()).toEqual([
    { id: Number(id), month: '2026-01', day: '2026-01-15', series: 'kpi.APWC', text: 'A load test', link: note.link },
  ]);
  expect((await PUT(request('PUT', { at: '2025-12', text: 'Two' }), context({ id }))).status).toBe(204);
  expect(await listed()).toMatchObject([{ month: '2025-12', day: null, series: null, text: 'Two', link: null }]);
  expect((await DELETE(request('DELETE', {}), context({ id }))).status).toBe(204);
  expect(await listed()).toEqual([]);
  expect((await restore(request('POST', {}), context({ id }))).status).toBe(204);
  expect(await listed()).toMatchObject([{ id: Number(id), text: 'Two' }]);
});

test.each([
  [{ ...note, at: '2026-13' }, 'at'],
  [{ ...note, at: '2026-02-30' }, 'at'],
  [{ ...note, text: '   ' }, 'text'],
  [{ ...note, link: 'javascript:alert(1)' }, 'link'],
  [{ ...note, series: 'elsewhere' }, 'series'],
])('a bad note is refused by its field: %j', async (body, field) => {
  const answer = await POST(request('POST', body), none);
  expect(answer.status).toBe(400);
  expect((await answer.json()).detail).toMatch(new RegExp(`^${field}: `));
});

test('an unknown note is not found, and the demo’s notes can’t be written', async () => {
  expect((await DELETE(request('DELETE', {}), context({ id: '7' }))).status).toBe(404);
  const answer = await POST(request('POST', note, 'demo'), none);
  expect(await answer.json()).toMatchObject({ code: 'demo-is-read-only' });
});

const draft = { formula: 'cost.total / workspaces.total', unit: 'money-per-workspace' };
const evaluated = async (body: unknown) => {
  const answer = await evaluate(request('POST', body), none);
  const json = await answer.json();
  const said = kpiOperations[0]?.answers[0];
  if (answer.status === 200 && said !== undefined && 'json' in said) said.json.parse(json);
  return json;
};

test('a draft is evaluated over the newest months, beside what is in force, and nothing is recorded', async () => {
  const db = organisationDatabase('own');
  const scan = sampleScan([{ month: '2026-01', accountId: '0001', billed: 12_500_000_000n }]);
  const staged = await stageImport(db, scan, { classify: classifySample, by: 'a test' });
  commitImport(db, staged.importId, { acceptRejects: false, acceptShrink: false, by: 'a test' });
  const before = db.raw.prepare('SELECT count(*) AS n FROM audit').get();
  expect(await evaluated({ ...draft, id: 'APWC' })).toMatchObject({
    problem: null,
    measures: ['cost.total', 'workspaces.total'],
    months: [{ month: '2026-01', exact: null, text: '–', reason: 'There are no workspace counts for January 2026.' }],
  });
  expect((await evaluated({ formula: 'cost.total * 2', unit: 'money' })).months).toMatchObject([
    { text: '$25', exact: '25.000000000000', reason: null, current: null },
  ]);
  expect(db.raw.prepare('SELECT count(*) AS n FROM audit').get()).toEqual(before);
});

test('a formula that can’t be read says where', async () => {
  expect(await evaluated({ ...draft, formula: 'cost.total / workspaces.hovered' })).toEqual({
    problem: { position: 14, text: 'There is no measure “workspaces.hovered”.' },
    measures: [],
    months: [],
  });
  expect((await evaluated({ ...draft, formula: '' })).problem).toMatchObject({ position: 1 });
});
