import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { jobById } from '../../db/queries/jobs';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

let data: string;
let folder: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-cli-pull-'));
  folder = join(data, 'exports');
  mkdirSync(folder);
});
afterEach(() => rmSync(data, { recursive: true }));

const perunit = (...args: string[]) => runCommand(args, { PERUNIT_DATA: data });
const add = () => perunit('connections', 'add', 'folder', 'Old bills', '--set', `path=${folder}`);
const put = (cost: string, count = 2) =>
  writeFileSync(join(folder, 'bill.csv'), focusCsv(Array.from({ length: count }, () => ({ BilledCost: cost }))));

test('a connection is added, planned, pulled and pulled again; what it holds back ends with 1, what fails with 70', async () => {
  expect(await perunit('pull')).toMatchObject({ code: EXIT_CODES.noData });
  put('1.5');
  expect(await add()).toMatchObject({ code: 0, stdout: expect.stringContaining('is connection 1') });
  const plan = await perunit('pull', '--plan');
  expect(plan.stdout).toMatch(/^Old bills: 0 requests, free of charge\n/);
  expect((await perunit('jobs')).stdout).toContain('There is no job');
  expect(await perunit('pull', 'old bills')).toMatchObject({ code: 0, stdout: expect.stringContaining('imported') });
  const again = await perunit('pull', '--json');
  expect(
    again.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { plan: { connection: 'Old bills', requests: 0, costMicros: '0' } },
    { pull: { state: 'done', problem: null } },
  ]);
  put('0.1', 1);
  const shrunk = await perunit('pull');
  expect([shrunk.code, shrunk.stdout]).toEqual([EXIT_CODES.refused, expect.stringContaining('waits for you')]);
  renameSync(folder, `${folder}-gone`);
  const failed = await perunit('pull', 'folder');
  expect([failed.code, failed.stderr]).toEqual([EXIT_CODES.failed, expect.stringContaining('There is no folder')]);
  const { stdout } = await perunit('jobs');
  expect(stdout).toMatch(/4 {2}pull {2}Old bills {2}\S+ {2}failed: There is no folder/);
  expect((await perunit('jobs', 'log', '1')).stdout).toContain('bill.csv: imported');
  expect(await perunit('pull', 'nothing')).toMatchObject({ code: EXIT_CODES.usage });
});

test('settings are changed one by one; a secret itself is refused', async () => {
  await add();
  const set = await perunit('connections', 'set', 'old bills', '--set', 'monthsBack=3', '--name', 'New bills', '--off');
  expect(set.stdout).toContain('“New bills” is changed, and off');
  const [connection] = JSON.parse((await perunit('connections', 'list', '--json')).stdout);
  expect(connection).toMatchObject({ name: 'New bills', isEnabled: false, settings: { path: folder, monthsBack: 3 } });
  expect(await perunit('connections', 'set', 'new bills', '--at', '0 7 * * *')).toMatchObject({ code: 0 });
  const often = await perunit('connections', 'set', 'new bills', '--at', '* * * * *');
  expect([often.code, often.stderr]).toEqual([EXIT_CODES.refused, expect.stringContaining('every 15 minutes')]);
  const args = [
    'add',
    'provisioner',
    'Counts',
    '--set',
    'http.url=https://counts.example',
    '--set',
    'http.token=hunter2',
  ];
  const refused = await perunit('connections', ...args);
  expect(refused.code).toBe(EXIT_CODES.refused);
  expect(refused.stderr + refused.stdout).not.toContain('hunter2');
  expect(await perunit('connections', 'remove', 'new bills')).toMatchObject({ code: 0 });
  expect((await perunit('connections')).stdout).toContain('There is no connection yet');
});

test('a pull whose terminal was killed goes on with the next one', async () => {
  put('1', 60_000);
  await add();
  // The process that pulls, without the one before it that a kill -9 would not pass on from.
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'cli/main.ts', 'pull'], {
    env: { ...process.env, PERUNIT_DATA: data },
    stdio: 'ignore',
  });
  await expect.poll(() => stateOf(1)?.progress ?? null, { timeout: 60_000, interval: 50 }).not.toBeNull();
  child.kill('SIGKILL');
  expect(await perunit('pull')).toMatchObject({ code: 0 });
  expect(stateOf(1)).toMatchObject({ status: 'done', attempt: 2 });
  expect(stateOf(2)).toBeNull();
  expect(readdirSync(join(data, 'pulls'))).toEqual([]);
});

const stateOf = (id: number) => {
  const db = openDatabase(join(data, 'perunit.db'));
  const job = jobById(db, id);
  closeDatabase(db);
  return job;
};
