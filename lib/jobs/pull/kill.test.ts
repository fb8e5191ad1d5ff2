import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '../../../db/client';
import { addConnection } from '../../../db/commands/save-connection';
import { jobById } from '../../../db/queries/jobs';
import { focusCsv } from '../../ingest/corpus/focus-csv';
import { addMonths } from '../../month/month';
import { startDueJobs } from '../job-runner';
import { liveProgress, runner } from '../running-jobs';
import { withTestConnector } from '../testing/with-test-connector';
import { queuePull } from './queue-pull';

/** 50 with PERUNIT_KILLS=50: they take minutes. */
const kills = Number(process.env['PERUNIT_KILLS'] ?? 5);
const rows = 400;
const months = ['2026-01', '2026-02', '2026-03'];

let data: string;
let connectionId: number;
const db = () => organisationDatabase('own');

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-pull-kill-'));
  process.env['PERUNIT_DATA'] = data;
  mkdirSync(join(data, 'source'));
  withTestConnector();
  runner().script = 'lib/jobs/testing/test-job-worker.ts';
  const contents = { kind: 'test', name: 'Exports', settings: { path: join(data, 'source') }, isEnabled: true };
  connectionId = addConnection(db(), contents, { by: 'a test' });
});

afterEach(() => {
  runner().script = 'lib/jobs/job-worker.ts';
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

/** Every month anew, each row at the cost of the version. */
const put = (version: number): void => {
  for (const month of months) {
    const row = {
      BillingPeriodStart: `${month}-01T00:00:00.000Z`,
      BillingPeriodEnd: `${addMonths(month, 1)}-01T00:00:00.000Z`,
      ChargePeriodStart: `${month}-05T00:00:00.000Z`,
      ChargePeriodEnd: `${month}-06T00:00:00.000Z`,
      BilledCost: String(version),
    };
    writeFileSync(join(data, 'source', `${month}.csv`), focusCsv(Array.from({ length: rows }, () => row)));
  }
};

const pull = (): number => {
  const id = queuePull(db(), { connectionId, months: null }, 'a test');
  startDueJobs();
  return id;
};

const settled = (id: number) => expect.poll(() => runner().running.has(id), { timeout: 60_000 }).toBe(false);

/** What counts of each month: rows and the version that all of them have; a mixture would divide unevenly. */
const counted = (): readonly (readonly [string, bigint, bigint])[] =>
  db()
    .raw.prepare<[], [string, bigint, bigint]>(
      `SELECT d.period, sum(f.row_count), sum(f.billed) / (1000000000 * ${rows}) FROM deliveries d
       JOIN facts f ON f.delivery_id = d.id WHERE d.status = 'active' GROUP BY d.id ORDER BY d.period`,
    )
    .raw()
    .all();

const versions = (): readonly bigint[] =>
  db()
    .raw.prepare<[], bigint>(
      `SELECT DISTINCT f.billed / (1000000000 * f.row_count) FROM deliveries d JOIN facts f ON f.delivery_id = d.id
       WHERE d.status = 'active'`,
    )
    .pluck()
    .all();

const assertWhole = (newest: number, before: ReadonlyMap<string, bigint>): void => {
  expect(db().raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db().raw.prepare("SELECT count(*) FROM imports WHERE status = 'staged'").pluck().get()).toBe(0n);
  for (const [month, rowCount, version] of counted()) {
    expect([month, rowCount]).toEqual([month, BigInt(rows)]);
    expect(version).toBeGreaterThanOrEqual(before.get(month) ?? 1n);
    expect(version).toBeLessThanOrEqual(BigInt(newest));
    expect(versions()).toContain(version);
  }
};

test(`${kills} kills in the middle of pulls replace no month by half; the next pull completes`, {
  timeout: 900_000,
}, async () => {
  let moments = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = new Map(counted().map(([month, , version]) => [month, version]));
    put(kill);
    const id = pull();
    await expect.poll(() => liveProgress(id), { timeout: 60_000, interval: 5 }).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
    const running = runner().running.get(id);
    if (running !== undefined) process.kill(running.worker.pid, 'SIGKILL');
    await settled(id);
    if (jobById(db(), id)?.status !== 'done') moments += 1;
    assertWhole(kill, before);
  }
  expect(moments).toBeGreaterThan(Math.floor(kills / 10));
  put(kills + 1);
  const id = pull();
  await settled(id);
  const last = jobById(db(), id)?.status === 'done' ? id : pull();
  await settled(last);
  expect(counted()).toEqual(months.map((month) => [month, BigInt(rows), BigInt(kills + 1)]));
  const folders = existsSync(join(data, 'pulls')) ? readdirSync(join(data, 'pulls')) : [];
  expect(folders).toEqual([]);
});
