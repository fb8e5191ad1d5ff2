import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { openAlert } from '../../db/commands/save-alert';
import { type Receiver, startReceiver } from '../../lib/notify/testing/receiver';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const data = mkdtempSync(join(tmpdir(), 'perunit-alerts-cli-'));
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  rmSync(data, { recursive: true });
});

const run = (...args: string[]) => runCommand(args, { PERUNIT_DATA: data, CHAT: receiver.url });

it('perunit channels adds, tests, lists and removes', async () => {
  const refused = await run('channels', 'add', 'slack', 'Team', '--url', receiver.url);
  expect(refused).toMatchObject({
    code: EXIT_CODES.refused,
    stderr: expect.stringMatching(/^settings\.url: must name a secret/),
  });
  const add = await run(
    'channels',
    'add',
    'slack',
    'Team',
    '--url',
    'env:CHAT',
    '--private',
    '--events',
    'alert,warning',
  );
  expect(add).toMatchObject({ code: EXIT_CODES.done, stdout: expect.stringContaining('Channel 1 is added') });
  expect((await run('channels', 'list')).stdout).toBe('1  slack  Team: alert, warning\n');
  expect((await run('channels', 'test', '1')).stdout).toContain('was taken');
  expect(receiver.received).toHaveLength(1);
  expect(await run('channels', 'remove', '1')).toMatchObject({ code: EXIT_CODES.done });
  expect(await run('channels', 'add', 'fax', 'Team')).toMatchObject({ code: EXIT_CODES.usage });
});

it('perunit alerts lists them with their story, and acts on them', async () => {
  const db = openDatabase(join(data, 'perunit.db'));
  const causes = [{ name: 'prod EC2', amount: '+$12' }];
  const story = { happened: 'H', size: 'S', since: 'W', causes, causesTitle: 'Largest', todo: 'D', path: '/reports' };
  const found = { key: 'k', kind: 'day-cost', stage: 'warning', month: '2026-01', period: '2026-01-31' } as const;
  openAlert(db, { ...found, story: { title: 'EC2 cost too much', ...story } }, { at: '2026-02-01T00:00:00.000Z' });
  closeDatabase(db);
  expect((await run('alerts')).stdout).toContain(
    '1  WARNING  EC2 cost too much\n   H\n   S\n   W\n   Largest: prod EC2 +$12\n   D\n   open since 2026-02-01',
  );
  expect((await run('alerts', 'ack', '1', '--as', 'Ada')).stdout).toBe('Alert 1 is acknowledged.\n');
  expect((await run('alerts', 'resolve', '1')).stdout).toBe('Alert 1 is resolved.\n');
  expect(await run('alerts', 'ack', '1')).toMatchObject({ code: EXIT_CODES.refused, stderr: /resolved already/ });
  expect(await run('alerts', 'ack', 'x')).toMatchObject({ code: EXIT_CODES.usage });
  const { open, resolved } = JSON.parse((await run('alerts', '--json')).stdout);
  expect([open, resolved.length, resolved[0].acknowledgedBy]).toEqual([[], 1, 'Ada']);
});
