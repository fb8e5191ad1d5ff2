import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { recordEvents } from '@/db/commands/record-event';
import { openAlert } from '@/db/commands/save-alert';
import { alertOperations } from '@/lib/api/alerts';
import { channelOperations } from '@/lib/api/channels';
import { notificationOperations } from '@/lib/api/notifications';
import { type Receiver, startReceiver, status } from '@/lib/notify/testing/receiver';
import { PUT as changeChannel, DELETE as removeChannel } from '../channels/[id]/route';
import { POST as testChannel } from '../channels/[id]/test/route';
import { POST as addChannel, GET as listChannels } from '../channels/route';
import { POST as retry } from '../notifications/[id]/retry/route';
import { GET as listDeliveries } from '../notifications/route';
import { GET as readSettings, PUT as saveSettings } from '../notifications/settings/route';
import { POST as act } from './[id]/route';
import { GET as listAlerts } from './route';

const host = '127.0.0.1:3000';
let data: string;
let receiver: Receiver;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'perunit-alerts-'));
  process.env['PERUNIT_DATA'] = data;
  receiver = await startReceiver();
  process.env['PERUNIT_TEST_HOOK'] = receiver.url;
});
afterEach(async () => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
  delete process.env['PERUNIT_TEST_HOOK'];
  await receiver.close();
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
const context = (id: string) => ({ params: Promise.resolve({ id }) });
const none = { params: Promise.resolve({}) };

const operations = [...alertOperations, ...channelOperations, ...notificationOperations];

/** What an operation answers, held against its schema. */
const answerOf = async (path: string, answer: Response) => {
  const json = await answer.json();
  const said = operations.find((one) => one.path === path && one.method === 'GET')?.answers[0];
  if (said !== undefined && 'json' in said) said.json.parse(json);
  return json;
};

const channel = {
  kind: 'webhook',
  name: 'Bot',
  settings: { url: 'env:PERUNIT_TEST_HOOK', allowsPrivate: true },
  events: ['import-failed'],
};

const add = async (body: unknown = channel): Promise<string> =>
  (await (await addChannel(request('POST', body), none)).json()).id;

const message = {
  ...{ title: 'An import failed', sentences: [], facts: [], lists: [], path: '/data', place: 'Data' },
  ...{ runbook: null, edition: null },
};

test('a channel is added, tested, changed and removed', async () => {
  const id = await add();
  expect(await answerOf('/channels', await listChannels(request('GET'), none))).toMatchObject({
    channels: [
      { name: 'Bot', kind: 'webhook', settings: { url: 'env:PERUNIT_TEST_HOOK', secret: null }, isEnabled: true },
    ],
  });
  expect(await (await testChannel(request('POST', {}), context(id))).json()).toEqual({
    isSent: true,
    error: null,
    remedy: null,
  });
  expect(receiver.received).toHaveLength(1);
  const off = {
    ...channel,
    name: 'Off',
    settings: { ...channel.settings, url: 'env:PERUNIT_TEST_NOWHERE' },
    isEnabled: false,
  };
  expect((await changeChannel(request('PUT', off), context(id))).status).toBe(204);
  expect(await (await testChannel(request('POST', {}), context(id))).json()).toMatchObject({
    isSent: false,
    error: 'The environment variable PERUNIT_TEST_NOWHERE is not set.',
  });
  expect((await addChannel(request('POST', { ...channel, name: 'Off' }), none)).status).toBe(400);
  expect((await removeChannel(request('DELETE', {}), context(id))).status).toBe(204);
  expect((await removeChannel(request('DELETE', {}), context(id))).status).toBe(404);
  expect((await testChannel(request('POST', {}), context(id))).status).toBe(404);
});

test.each([
  [
    'an address where a name of a secret belongs',
    { settings: { url: 'https://hooks.example/T0/secret' } },
    'settings.url',
  ],
  ['an unknown event', { events: ['rumour'] }, 'events.0'],
  ['no name', { name: '  ' }, 'name'],
  ['settings of another kind', { kind: 'email' }, 'settings.host'],
])('a channel with %s is refused by its field, and what was typed is not repeated', async (_, changes, field) => {
  const answer = await addChannel(request('POST', { ...channel, ...changes }), none);
  expect(answer.status).toBe(400);
  const { detail } = await answer.json();
  expect(detail).toContain(`${field}: `);
  expect(detail).not.toContain('hooks.example');
});

test('a delivery that failed is listed with its error and tried again', async () => {
  await add();
  receiver.answerNext(status(500));
  const happenedAt = new Date().toISOString();
  const db = organisationDatabase('own');
  recordEvents(db, [{ kind: 'import-failed', key: 'import-failed:1', message, happenedAt }]);
  const { sendNotifications } = await import('@/lib/notify/run-notifications');
  await sendNotifications(db);
  const before = await answerOf('/notifications', await listDeliveries(request('GET'), none));
  expect(before.deliveries).toMatchObject([
    { status: 'due', attempts: 1, error: 'The server answered 500.', title: 'An import failed', channelName: 'Bot' },
  ]);
  const id = String(before.deliveries[0].id);
  expect((await retry(request('POST', {}), context(id))).status).toBe(204);
  const after = await answerOf('/notifications', await listDeliveries(request('GET'), none));
  expect(after.deliveries).toMatchObject([{ status: 'sent', error: null }]);
  expect((await retry(request('POST', {}), context(id))).status).toBe(404);
});

test('an alert is acknowledged, put off, resolved and re-opened', async () => {
  const story = {
    ...{ title: 'T', happened: 'H', size: 'S', since: 'W', causes: [], causesTitle: 'C', todo: 'D', path: '/reports' },
  };
  const finding = {
    key: 'k',
    kind: 'day-cost',
    stage: 'warning',
    month: '2026-01',
    period: '2026-01-31',
    story,
  } as const;
  const id = String(openAlert(organisationDatabase('own'), finding, { at: '2026-02-01T00:00:00.000Z' }));
  const does = async (body: unknown) => (await act(request('POST', body), context(id))).status;
  expect(await does({ action: 'acknowledge' })).toBe(204);
  expect(await does({ action: 'snooze', until: '2026-03-01T00:00:00.000Z' })).toBe(204);
  expect(await does({ action: 'snooze' })).toBe(400);
  expect(await does({ action: 'resolve' })).toBe(204);
  expect(await does({ action: 'acknowledge' })).toBe(409);
  const { open, resolved } = await answerOf('/alerts', await listAlerts(request('GET'), none));
  expect(open).toEqual([]);
  expect(resolved).toMatchObject([
    { acknowledgedBy: 'the browser', resolvedBy: 'the browser', snoozedUntil: /^2026-03/ },
  ]);
  expect(await does({ action: 'reopen' })).toBe(204);
  expect((await act(request('POST', { action: 'resolve' }), context('99'))).status).toBe(404);
});

test('the settings are read and changed whole, and the demo’s are looked at only', async () => {
  const settings = await answerOf('/notifications/settings', await readSettings(request('GET'), none));
  expect(settings).toMatchObject({ baseUrl: null, staleAfterHours: 26, billDueDay: 10 });
  const changed = { ...settings, baseUrl: 'https://perunit.example', dayCostMinimum: '100.50' };
  expect((await saveSettings(request('PUT', changed), none)).status).toBe(204);
  expect(await (await readSettings(request('GET'), none)).json()).toEqual(changed);
  const wrong = { ...changed, baseUrl: 'javascript:alert(1)' };
  expect((await saveSettings(request('PUT', wrong), none)).status).toBe(400);
  expect(await (await saveSettings(request('PUT', changed, 'demo'), none)).json()).toMatchObject({
    code: 'demo-is-read-only',
  });
  expect(await (await addChannel(request('POST', channel, 'demo'), none)).json()).toMatchObject({
    code: 'demo-is-read-only',
  });
});
