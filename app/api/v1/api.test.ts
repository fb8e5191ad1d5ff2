import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { saveCommitmentFigures, saveCostViews, saveProviderForecasts } from '@/db/commands/save-cost-explorer';
import { stageImport } from '@/db/commands/stage-import';
import { billedByPayer } from '@/db/queries/billed-by-payer';
import { importHistory } from '@/db/queries/import-history';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import { rivalFeeds } from '@/db/queries/rival-feeds';
import { classifySample, sampleScan } from '@/db/testing/sample-scan';

import { operations } from '@/lib/api/operations';
import { problemSchema } from '@/lib/api/values';
import { configHistory } from '@/lib/config/config-history';
import { closeMonth } from '@/lib/publishing/close-month';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type RouteModule = Readonly<Record<string, Route>>;

const modules = import.meta.glob<RouteModule>('./**/route.ts', { eager: true });
const host = '127.0.0.1:3000';
const origin = `http://${host}`;
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-api-'));
  process.env['PERUNIT_DATA'] = data;
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

type Call = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls a route's handler as its own page would, `PUT workspaces`. */
async function call(what: string, { params = {}, query = {}, body, headers = {} }: Call = {}): Promise<Response> {
  const [method = '', path = ''] = what.split(' ');
  const handler = modules[`./${path}/route.ts`]?.[method];
  if (handler === undefined) throw new Error(`There is no handler ${what}.`);
  const request = new Request(`${origin}/api/v1/${path}?${new URLSearchParams(query)}`, {
    method,
    headers: { host, origin, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  await checkAnswer(method, path, answer.clone());
  return answer;
}

const templateOf = (path: string): string => `/${path.replace(/\[(\w+)\]/g, '{$1}')}`;

/** What an operation answers is what the OpenAPI document says of it. */
async function checkAnswer(method: string, path: string, answer: Response): Promise<void> {
  const operation = operations.find((one) => one.method === method && one.path === templateOf(path));
  if (operation === undefined) throw new Error(`${method} ${path} is not among the operations.`);
  if (answer.status >= 400) {
    problemSchema.parse(await answer.json());
    return;
  }
  const said = operation.answers.find(({ status }) => status === answer.status);
  expect(said, `${method} ${path} answered ${answer.status}`).toBeDefined();
  if (said !== undefined && 'json' in said) said.json.parse(await answer.json());
}

const bill = (changes: Parameters<typeof sampleScan>[1] = {}) =>
  sampleScan(
    [
      { month: '2026-01', accountId: '0001', billed: 12_500_000_000n },
      { month: '2026-01', accountId: '0002', billed: 7_500_000_001n },
    ],
    changes,
  );

async function stage(changes: Parameters<typeof sampleScan>[1] = {}): Promise<string> {
  const options = { classify: classifySample, by: 'a test' };
  return String((await stageImport(organisationDatabase('own'), bill(changes), options)).importId);
}

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
const handlers = Object.entries(modules).flatMap(([path, module]) =>
  changing.filter((method) => module[method] !== undefined).map((method) => [method, path] as const),
);

test('every handler is an operation of the OpenAPI document, and every operation has a handler', () => {
  const methods = ['GET', ...changing];
  const handled = Object.entries(modules).flatMap(([path, module]) =>
    methods
      .filter((method) => module[method] !== undefined)
      .map((method) => `${method} ${templateOf(path.replace(/^\.\/|\/route\.ts$/g, ''))}`),
  );
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(handled.sort());
});

test('there are handlers that change something', () => {
  expect(handlers.length).toBeGreaterThan(8);
});

test.each(handlers)('%s %s refuses a request that is not from this server’s own pages', async (method, path) => {
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const request = new Request(`${origin}/`, { method, headers: { host, ...headers } });
    const answer = await modules[path]?.[method]?.(request, { params: Promise.resolve({ id: '1' }) });
    expect(answer?.status).toBe(403);
    expect(await answer?.json()).toMatchObject({ code: 'foreign-origin' });
  }
});

test('a staged import is shown, refused with its doubts, taken with them accepted, and undone', async () => {
  const reject = {
    file: 'bill.csv',
    line: 3,
    column: 'BilledCost',
    value: '=1+1',
    reason: 'No number.',
    remedy: 'Mend.',
  };
  const id = await stage({ rowsRead: 3, rowsRejected: 1, rejects: [reject] });
  const params = { id };
  expect(await (await call('GET imports/[id]', { params })).json()).toMatchObject({
    total: { billed: '20.000000001' },
  });

  const csv = await (await call('GET imports/[id]/rejects.csv', { params })).text();
  expect(csv).toContain(`bill.csv,3,BilledCost,'=1+1,No number.,Mend.`);

  const refused = await call('POST imports/[id]/commit', { params, body: {} });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ code: 'refused', problems: [{ code: 'has-rejects' }] });

  const taken = await call('POST imports/[id]/commit', { params, body: { acceptRejects: true } });
  expect(await taken.json()).toMatchObject({ result: 'imported' });
  expect(taken.headers.get('set-cookie')).toMatch(/^perunit-organisation=own; /);
  expect(await (await call('GET months')).json()).toEqual({ months: ['2026-01'] });
  expect((await call('POST imports/[id]/commit', { params, body: {} })).status).toBe(409);

  expect((await call('POST imports/[id]/undo', { params, body: {} })).status).toBe(204);
  expect(await (await call('GET months')).json()).toEqual({ months: [] });
});

test('a discarded preview is gone, and nothing counts', async () => {
  const params = { id: await stage() };
  expect((await call('DELETE imports/[id]', { params })).status).toBe(204);
  expect((await call('DELETE imports/[id]', { params })).status).toBe(409);
  expect(await (await call('GET months')).json()).toEqual({ months: [] });
});

test('accounts, workspace counts and an invoice total reach the report', async () => {
  const params = { id: await stage() };
  await call('POST imports/[id]/commit', { params, body: {} });
  const changes = [{ kind: 'account', id: '0001', from: '2026-01', after: { environment: 'production' } }];
  expect((await call('POST config/changes', { body: { changes } })).status).toBe(200);
  const counts = { active: '70', hibernated: '30', paid: '20' };
  expect((await call('PUT workspaces/[month]', { params: { month: '2026-01' }, body: counts })).status).toBe(204);
  const invoice = { params: { month: '2026-01', payer: '1111' }, body: { amount: '20.00', currency: 'USD' } };
  expect((await call('PUT invoices/[month]/[payer]', invoice)).status).toBe(204);

  const db = organisationDatabase('own');
  const inputs = loadReportInputs(db, { month: '2026-01' });
  expect(
    inputs.months
      .at(-1)
      ?.costs?.map(({ environment }) => environment)
      .sort(),
  ).toEqual(['production', 'unmapped']);
  expect(inputs.months.at(-1)?.counts).toMatchObject({ total: { numerator: 100n }, freemium: { numerator: 80n } });
  expect(billedByPayer(db, ['2026-01'])).toMatchObject([{ payerId: '1111', nanos: 20_000_000_001n, amount: '20.00' }]);
});

test('of two bills of a month the newest kind counts, until a person chooses the other, and takes it back', async () => {
  const cur = await stage({ format: 'cur-2.0', rowsRead: 2 });
  await call('POST imports/[id]/commit', { params: { id: cur }, body: {} });
  const db = organisationDatabase('own');
  expect(rivalFeeds(db)).toEqual([]);
  const focus = await stageImport(
    db,
    sampleScan([{ month: '2026-01', billed: 5_000_000_000n }], { format: 'focus-1.2' }),
    { classify: classifySample, by: 'a test' },
  );
  await call('POST imports/[id]/commit', { params: { id: String(focus.importId) }, body: { acceptShrink: true } });
  const billed = () =>
    loadReportInputs(db, { month: '2026-01' })
      .months.at(-1)
      ?.costs?.reduce((sum, { nanos }) => sum + (nanos ?? 0n), 0n);
  expect(rivalFeeds(db)).toMatchObject([
    {
      ...{ payerId: '1111', month: '2026-01', read: 'focus-1.2:1111', chosen: null },
      feeds: [
        { feed: 'cur-2.0:1111', billed: '20.000000001', rows: 2 },
        { feed: 'focus-1.2:1111', billed: '5' },
      ],
    },
  ]);
  const choose = (feed: string | null, month = '2026-01') =>
    call('PUT feeds/[payer]/[month]', { params: { payer: '1111', month }, body: { feed } });
  expect((await choose('cur-2.0:1111')).status).toBe(204);
  expect(billed()).toBe(20_000_000_001n);
  expect(rivalFeeds(db)).toMatchObject([{ read: 'cur-2.0:1111', chosen: 'cur-2.0:1111' }]);
  expect((await choose('cur-legacy:1111')).status).toBe(404);
  expect((await choose('cur-2.0:1111', '2026-02')).status).toBe(404);
  expect((await choose(null)).status).toBe(204);
  expect(billed()).toBe(5_000_000_000n);
});

test('counts of several months are saved at once, or not at all', async () => {
  const counts = { active: '70', hibernated: '30', paid: '20' };
  const months = [
    { month: '2026-01', ...counts },
    { month: '2025-12', ...counts, active: '60' },
  ];
  expect((await call('PUT workspaces', { body: { months }, headers: { 'perunit-by': 'Mar%C3%ADa' } })).status).toBe(
    204,
  );
  const db = organisationDatabase('own');
  const totals = () =>
    loadReportInputs(db, { month: '2026-01' })
      .months.slice(-2)
      .map(({ counts: known }) => known?.total);
  expect(totals()).toMatchObject([{ numerator: 90n }, { numerator: 100n }]);
  expect(importHistory(db)[0]).toMatchObject({ by: 'María' });
  const wrong = [
    { ...months[0], active: '1000' },
    { ...months[1], paid: '1000' },
  ];
  expect((await call('PUT workspaces', { body: { months: wrong } })).status).toBe(400);
  const twice = [months[0], months[0]];
  expect((await call('PUT workspaces', { body: { months: twice } })).status).toBe(400);
  expect(totals()).toMatchObject([{ numerator: 90n }, { numerator: 100n }]);
});

test('a rate converts the month that needs it, and can be taken back', async () => {
  const db = organisationDatabase('own');
  const id = await stage({ currency: 'EUR' });
  await call('POST imports/[id]/commit', { params: { id }, body: {} });
  await call('POST config/changes', {
    body: { changes: [{ kind: 'setting', key: 'currency', from: null, after: 'USD' }] },
  });
  const cost = () => loadReportInputs(db, { month: '2026-01' }).months[0]?.costs?.map(({ nanos }) => nanos) ?? null;
  expect(cost()).toBeNull();
  const params = { month: '2026-01', currency: 'EUR' };
  const body = { rate: '1.0837' };
  expect((await call('PUT rates/[month]/[currency]', { params, body })).status).toBe(204);
  expect(cost()).toEqual([13_546_250_000n, 8_127_750_001n]);
  closeMonth(db, { month: '2026-01', by: 'Ana' });
  const other = { rate: '1.09' };
  const refused = await call('PUT rates/[month]/[currency]', { params, body: other });
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'restates']);
  expect(cost()).toEqual([13_546_250_000n, 8_127_750_001n]);
  const agreed = { rate: null, acceptRestatement: true };
  expect((await call('PUT rates/[month]/[currency]', { params, body: agreed })).status).toBe(204);
  expect(cost()).toBeNull();
});

test('what would alter a signed month is refused with the month and what moves in it, until somebody agrees', async () => {
  const first = await stage();
  await call('POST imports/[id]/commit', { params: { id: first }, body: {} });
  closeMonth(organisationDatabase('own'), { month: '2026-01', by: 'Ana' });
  const corrected = await stage({ rowsRead: 3 });
  const larger = sampleScan([{ month: '2026-01', accountId: '0001', billed: 99_000_000_000n }]);
  const { importId } = await stageImport(organisationDatabase('own'), larger, { classify: classifySample, by: 'Ana' });
  const foreseen = await call('POST imports/[id]/restatement', { params: { id: String(importId) } });
  expect((await foreseen.json()).restates).toMatchObject([{ month: '2026-01', reportState: 'closed', edition: null }]);
  expect((await (await call('POST imports/[id]/restatement', { params: { id: corrected } })).json()).restates).toEqual(
    [],
  );
  const shrinking = { acceptShrink: true };
  const counts = { active: '1', hibernated: '0', paid: '1' };
  const changes: [string, Record<string, string>, Record<string, unknown>, number][] = [
    ['PUT workspaces/[month]', { month: '2026-01' }, counts, 204],
    ['PUT workspaces', {}, { months: [{ ...counts, month: '2026-01', active: '2' }] }, 204],
    ['PUT invoices/[month]/[payer]', { month: '2026-01', payer: '1111' }, { amount: '1', currency: 'USD' }, 204],
    ['POST imports/[id]/commit', { id: String(importId) }, shrinking, 200],
    ['POST imports/[id]/undo', { id: String(importId) }, {}, 204],
  ];
  for (const [what, params, body, done] of changes) {
    const refused = await call(what, { params, body });
    const problem = await refused.json();
    expect([refused.status, problem.code, problem.restates?.[0]?.month]).toEqual([409, 'restates', '2026-01']);
    const agreed = await call(what, { params, body: { ...body, acceptRestatement: true } });
    expect([what, agreed.status]).toEqual([what, done]);
  }
});

test.each([
  ['PUT workspaces/[month]', { month: '2026-13' }, { active: '1', hibernated: '0', paid: '0' }],
  ['PUT workspaces/[month]', { month: '2026-01' }, { active: '1', hibernated: '0', paid: '2' }],
  ['PUT workspaces/[month]', { month: '2026-01' }, { active: '-1', hibernated: '0', paid: '0' }],
  ['PUT workspaces/[month]', { month: '2026-01' }, 'no json'],
  ['PUT invoices/[month]/[payer]', { month: '2026-01', payer: '1' }, { amount: '1,5', currency: 'USD' }],
  ['PUT rates/[month]/[currency]', { month: '2026-01', currency: 'EUR' }, { rate: '1,08' }],
  ['PUT rates/[month]/[currency]', { month: '2026-01', currency: 'EUR' }, { rate: '0' }],
  ['PUT rates/[month]/[currency]', { month: '2026-01', currency: 'USD' }, { rate: '1.1' }],
  ['PUT rates/[month]/[currency]', { month: '2026-01', currency: 'euro' }, { rate: '1.1' }],
  [
    'POST config/changes',
    {},
    { changes: [{ kind: 'account', id: '1', from: '2026-01', after: { environment: 'moon' } }] },
  ],
  ['POST config/changes', {}, { changes: [] }],
  ['POST imports', {}, { set: '../../etc' }],
])('%s says what is wrong with %j %j', async (what, params, body) => {
  const answer = await call(what, { params, body });
  expect(answer.status).toBe(400);
  const problem = (await answer.json()) as { detail: string };
  expect(problem).toMatchObject({ code: 'bad-request', title: expect.any(String), remedy: expect.any(String) });
  expect(problem.detail).not.toBe('');
});

test('what is not there is not found, and a body must be JSON', async () => {
  for (const id of ['99', '0', '-1', '1e3', 'x', '../1']) {
    expect((await call('GET imports/[id]', { params: { id } })).status).toBe(404);
    expect((await call('GET jobs/[id]', { params: { id } })).status).toBe(404);
  }
  const missing = { set: '00000000-0000-4000-8000-000000000000' };
  expect((await call('POST imports', { body: missing })).status).toBe(404);
  expect((await call('POST imports', { body: missing, headers: { 'content-type': 'text/plain' } })).status).toBe(415);
});

test('the organisation is chosen by script or by a form, which goes back to where it was', async () => {
  const byScript = await call('POST organisation', { body: { organisation: 'demo' } });
  expect(byScript.headers.get('set-cookie')).toMatch(/^perunit-organisation=demo; Path=\/; /);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  for (const [from, location] of [
    ['/data', '/data'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
  ]) {
    const answer = await call('POST organisation', {
      body: new URLSearchParams({ organisation: 'own', from: from ?? '' }).toString(),
      headers: form,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
  }
});

const own = { cookie: 'perunit-organisation=own' };
const january = { month: '2026-01' };
const wordsOf = (month = '2026-01') => loadReportInputs(organisationDatabase('own'), { month }).words;

test('what a person says about a mover is kept with the name, and goes back to the proposal', async () => {
  const headers = { ...own, 'perunit-by': 'Mar%C3%ADa' };
  const say = (body: object) =>
    call('PUT reports/[month]/movers', { params: january, body: { mover: '0001.EC2', ...body }, headers });
  expect((await say({ driver: 'usage', comment: ' Load\n test\u202e ' })).status).toBe(204);
  expect(wordsOf().moverNotes).toMatchObject([
    { mover: '0001.EC2', field: 'driver', value: 'usage', by: 'María' },
    { field: 'comment', value: 'Load test' },
  ]);
  expect((await say({ driver: null, comment: null })).status).toBe(204);
  expect(wordsOf().moverNotes).toEqual([]);
  for (const wrong of [
    { driver: 'mixed' },
    { kind: 'forever' },
    { owner: '' },
    { comment: 'x'.repeat(501) },
    { drvier: null },
  ]) {
    expect((await say(wrong)).status).toBe(400);
  }
});

test('an action is added, done from the next report on, deleted and brought back', async () => {
  const action = { text: 'Tag sandbox', dueMonth: '2026-03', expectedSaving: '300.10', currency: 'USD' };
  const added = await call('POST reports/[month]/actions', { params: january, body: action, headers: own });
  expect(added.status).toBe(201);
  const { id } = (await added.json()) as { id: string };
  expect(added.headers.get('location')).toBe(`/api/v1/reports/2026-01/actions/${id}`);

  const one = { params: { month: '2026-02', id }, headers: own };
  const done = { ...action, status: 'done', realisedSaving: '280', outcome: 'Deleted instead' };
  expect((await call('PUT reports/[month]/actions/[id]', { ...one, body: done })).status).toBe(204);
  const states = (month: string) => wordsOf(month).actions.map(({ status }) => status);
  expect([states('2026-01'), states('2026-02')]).toEqual([['open'], ['open', 'done']]);

  expect((await call('DELETE reports/[month]/actions/[id]', one)).status).toBe(204);
  expect(states('2026-02')).toEqual([]);
  expect((await call('POST reports/[month]/actions/[id]/restore', one)).status).toBe(204);
  expect(states('2026-02')).toEqual(['open', 'done']);

  const missing = { ...one, params: { month: '2026-02', id: '99' } };
  for (const answer of [
    await call('PUT reports/[month]/actions/[id]', { ...missing, body: action }),
    await call('DELETE reports/[month]/actions/[id]', missing),
    await call('POST reports/[month]/actions/[id]/restore', missing),
  ]) {
    expect(answer.status).toBe(404);
  }
});

test.each([
  [{ text: ' ' }, 'text'],
  [{ dueMonth: '2026-13' }, 'dueMonth'],
  [{ expectedSaving: '1,900' }, 'expectedSaving'],
  [{ expectedSaving: '-5' }, 'expectedSaving'],
  [{ realisedSaving: '5' }, 'realisedSaving'],
  [{ outcome: 'Done' }, 'outcome'],
  [{ status: 'dropped', realisedSaving: '5' }, 'realisedSaving'],
])('an action with %j is refused by the field', async (wrong, field) => {
  const body = { text: 'Tag sandbox', currency: 'USD', ...wrong };
  const answer = await call('POST reports/[month]/actions', { params: january, body, headers: own });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toMatch(new RegExp(`^${field}: `));
  expect(wordsOf().actions).toEqual([]);
});

test('a paragraph is stored raw in one of the sections, and taken out', async () => {
  const write = (section: string, markdown: string | null) =>
    call('PUT reports/[month]/paragraphs/[section]', {
      params: { ...january, section },
      body: { markdown },
      headers: own,
    });
  expect((await write('movers', 'A <b>bold</b> *word*\r\nand more')).status).toBe(204);
  expect(wordsOf().paragraphs).toMatchObject([
    { section: 'movers', markdown: 'A <b>bold</b> *word*\nand more', by: 'the browser' },
  ]);
  expect((await write('movers', null)).status).toBe(204);
  expect(wordsOf().paragraphs).toEqual([]);
  expect((await write('weather', 'Rain')).status).toBe(400);
  expect((await write('movers', ' ')).status).toBe(400);
});

test('the demo’s reports take no words', async () => {
  const headers = { cookie: 'perunit-organisation=demo' };
  const answer = await call('PUT reports/[month]/paragraphs/[section]', {
    ...{ params: { ...january, section: 'movers' }, body: { markdown: 'Mine' }, headers },
  });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'demo-is-read-only', remedy: expect.any(String) });
});

test('each small CSV has a template that its own source recognises', async () => {
  const { recordSources } = await import('@/lib/ingest/sources/record-registry');
  for (const source of recordSources) {
    const text = await (await call('GET templates/[id]', { params: { id: source.id } })).text();
    expect(source.detect(text.trim().split(','))).toBe(true);
  }
  expect((await call('GET templates/[id]', { params: { id: 'nothing' } })).status).toBe(404);
});

test('the server is live, and ready once its database is', async () => {
  expect((await call('GET livez')).status).toBe(200);
  const ready = await call('GET readyz');
  expect(await ready.json()).toMatchObject({ ready: true, checks: [{ name: 'database' }, { name: 'disk' }] });
});

test('a change of the configuration is previewed, made, and read back as JSON and as a file', async () => {
  const id = await stage();
  await call('POST imports/[id]/commit', { params: { id }, body: {} });
  const account = { kind: 'account', id: '0001', from: '2026-01', after: { environment: 'dev' } };
  const changes = [account, { kind: 'setting', key: 'noiseBandPct', from: null, after: '3' }];
  const preview = await (await call('POST config/preview', { body: { changes } })).json();
  expect(preview.moved).toMatchObject([{ month: '2026-01', reportState: 'draft' }]);
  expect((await (await call('GET config')).json()).accounts).toEqual([]);
  expect((await call('POST config/changes', { body: { changes } })).status).toBe(200);
  const config = await (await call('GET config')).json();
  expect(config.settings.noiseBandPct).toBe('3');
  expect(config.accounts).toMatchObject([{ id: '0001', periods: [{ from: '2026-01', environment: 'dev' }] }]);
  const file = await call('GET config/file');
  expect(await file.text()).toContain('noiseBandPct: "3"');
});

test('what a file brought says so beside the person', async () => {
  const changes = [{ kind: 'setting', key: 'noiseBandPct', from: null, after: '3' }];
  const own = { cookie: 'perunit-organisation=own', 'perunit-by': 'Ana' };
  for (const format of [undefined, 'yaml', 'accounts-csv'])
    expect((await call('POST config/changes', { headers: own, body: { changes, format } })).status).toBe(200);
  expect(configHistory(organisationDatabase('own')).map(({ by }) => by)).toEqual([
    'Ana',
    'Ana, from configuration file',
    'Ana, from accounts CSV',
  ]);
});

test('the configuration that is read is the one that changes act on: that of the organisation on screen', async () => {
  const own = { headers: { cookie: 'perunit-organisation=own' } };
  const demo = { headers: { cookie: 'perunit-organisation=demo' } };
  const changes = [{ kind: 'setting', key: 'noiseBandPct', from: null, after: '3' }];
  const noiseOf = async (who: typeof own) => (await (await call('GET config', who)).json()).settings.noiseBandPct;
  expect((await call('POST config/changes', { ...own, body: { changes } })).status).toBe(200);
  expect([await noiseOf(own), await noiseOf(demo)]).toEqual(['3', '2']);
  const text = await (await call('GET config/file', demo)).text();
  expect(text).toContain('noiseBandPct: "2"');
  for (const [path, body] of [
    ['POST config/changes', { changes }],
    ['POST config/preview', { changes }],
    ['POST config/diff', { format: 'yaml', text }],
  ] as const)
    expect(await (await call(path, { ...demo, body })).json()).toMatchObject({ code: 'demo-is-read-only' });
  expect([await noiseOf(own), await noiseOf(demo)]).toEqual(['3', '2']);
  const none = await (
    await call('POST config/diff', {
      ...own,
      body: { format: 'accounts-csv', text: await (await call('GET config/accounts.csv', own)).text() },
    })
  ).json();
  expect(none.changes).toEqual([]);
});

test('a change that can not be is refused with its place, and changes nothing', async () => {
  const changes = [
    { kind: 'setting', key: 'noiseBandPct', from: null, after: '4' },
    { kind: 'setting', key: 'fiscalYearStartMonth', from: null, after: 13 },
  ];
  const answer = await call('POST config/changes', { body: { changes } });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('changes.1.after') });
  expect((await (await call('GET config')).json()).settings.noiseBandPct).toBe('2');
});

test('a file says what it would change or what is wrong with it, and records nothing', async () => {
  const id = await stage();
  await call('POST imports/[id]/commit', { params: { id }, body: {} });
  const csv = await (await call('GET config/accounts.csv')).text();
  const rows = ['account_id,environment,from,name,owner,team', '0001,,2026-01,Account 0001,,'];
  expect(csv.split('\r\n').slice(0, 2)).toEqual(rows);
  const text = csv.replace('0001,,', '0001,dev,');
  const found = await (await call('POST config/diff', { body: { format: 'accounts-csv', text } })).json();
  expect(found.changes).toMatchObject([{ text: 'account 0001, from Jan 2026: unmapped → dev, Account 0001' }]);
  expect(found.preview.moved).toMatchObject([{ month: '2026-01' }]);
  expect((await (await call('GET config')).json()).accounts).toEqual([]);
  const wrong = await (await call('POST config/diff', { body: { format: 'yaml', text: 'version: 2' } })).json();
  expect(wrong).toMatchObject({ changes: [], preview: null });
  expect(wrong.problems).toContainEqual({ line: 1, column: 10, text: 'version: Invalid input: expected 1' });
});

test('draft rules say what they catch and record nothing', async () => {
  const id = await stage();
  await call('POST imports/[id]/commit', { params: { id }, body: {} });
  const question = { kind: 'cost-type', month: '2026-01' };
  const rules = [{ name: 'All', match: {}, result: 'Everything' }];
  const drafted = await (await call('POST rules/catches', { body: { ...question, rules } })).json();
  expect(drafted).toMatchObject({ catches: [{ share: '100.0%' }], fallThrough: { rows: 0 }, coverage: '100.0%' });
  const inForce = await (await call('POST rules/catches', { body: question })).json();
  expect(inForce.catches.length).toBeGreaterThan(1);
  expect(inForce.total).toEqual(drafted.total);
  const wrong = { ...question, rules: [{ name: '', match: { weather: 'rain' }, result: 'x' }] };
  expect((await call('POST rules/catches', { body: wrong })).status).toBe(400);
});

test('a figure is explained level by level, and what is none is not found', async () => {
  const id = await stage();
  await call('POST imports/[id]/commit', { params: { id }, body: {} });
  const top = await (await call('GET explain', { query: { month: '2026-01', of: 'cost.total' } })).json();
  expect(top).toMatchObject({ partsBy: 'environment', sum: { isEqual: true } });
  const next = await (await call('GET explain', { query: { month: '2026-01', of: top.parts[0].of } })).json();
  expect(next).toMatchObject({ partsBy: 'account', exact: top.parts[0].exact });
  expect((await call('GET explain', { query: { month: '2026-01', of: 'nothing' } })).status).toBe(404);
  expect((await call('GET explain', { query: { month: '2026-1', of: 'cost' } })).status).toBe(400);
});

test('what AWS says of a month beside its bill is answered, and is nothing where nobody asked AWS', async () => {
  const own = { cookie: 'perunit-organisation=own' };
  const asked = { query: { month: '2026-01' }, headers: own };
  expect(await (await call('GET provider/figures', asked)).json()).toEqual({
    ...{ month: '2026-01', commitments: [], views: [], usageTypes: [] },
  });
  const db = organisationDatabase('own');
  const whose = { payerId: '111122223333', month: '2026-01' };
  saveCommitmentFigures(db, [{ ...whose, figure: 'savings-plans-utilisation', amount: '97.2222222222' }]);
  const view = { view: 'tag:Team', accountId: '444455556666', value: 'app', currency: 'USD' };
  saveCostViews(db, { payerId: whose.payerId, months: ['2026-01'] }, [
    { ...whose, ...view, billed: '-1.2345678901', effective: null },
  ]);
  const band = { low: '600', high: '770', ownModel: 'last-value', ownMean: '650.5', ownLow: null, ownHigh: null };
  saveProviderForecasts(db, [{ ...whose, madeOn: '2025-12-12', currency: 'USD', mean: '700', ...band }]);
  const answer = await call('GET provider/figures', asked);
  expect(await answer.json()).toMatchObject({
    commitments: [{ figure: 'savings-plans-utilisation', amount: '97.2222222222' }],
    views: [{ view: 'tag:Team', billed: '-1.2345678901', effective: null }],
  });
  expect(await (await call('GET provider/forecasts', { headers: own })).json()).toMatchObject({
    months: [{ month: '2026-01', theirs: { mean: '700.000000000' }, own: { mean: '650.500000000' }, actual: null }],
    score: { months: 0, theirError: null, ownError: null },
  });
});
