import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../../../db/client';
import { addConnection } from '../../../../db/commands/save-connection';
import { projectRoot } from '../../../../db/data-directory';
import { activeCosts } from '../../../../db/queries/active-costs';
import { reportMoney } from '../../../../db/queries/convert';
import { curCsv } from '../../../ingest/corpus/cur-csv';
import { rememberedExport } from '../../exports/remembered-exports';
import { S3Server } from '../../testing/s3-server';

/** 50 with PERUNIT_KILLS=50: they take minutes. */
const kills = Number(process.env['PERUNIT_KILLS'] ?? 5);
const months = ['2025-12', '2026-01'];
const worker = join(projectRoot(), 'lib', 'connections', 'testing', 'pull-worker.ts');

let directory: string;
let path: string;
let folder: string;
let server: S3Server;
let connectionId: number;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-pull-kill-'));
  [path, folder] = [join(directory, 'perunit.db'), join(directory, 'pull')];
  mkdirSync(folder);
  const db = openDatabase(path);
  const contents = { kind: 's3-export', name: 'killed', settings: {}, isEnabled: true };
  connectionId = addConnection(db, contents, { by: 'test' });
  closeDatabase(db);
  server = await S3Server.start('bills');
  server.objectMs = 150;
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

/** Delivers both months anew, their parts in a ratio that no mixture of two versions has: 1 to 1000. */
const deliver = (version: number): void => {
  for (const month of months) {
    const at = `daily/data/BILLING_PERIOD=${month}/execution-${version}`;
    const keys = [1, 1000].map((times) => {
      const row = {
        bill_billing_period_start_date: `${month}-01T00:00:00.000Z`,
        line_item_usage_start_date: `${month}-05T00:00:00.000Z`,
        ...{ line_item_product_code: `part ${times}`, line_item_unblended_cost: String(version * times) },
      };
      const key = `${at}/daily-${times}.csv`;
      server.put(key, curCsv([row]));
      return key;
    });
    const manifest = { executionId: `execution-${version}`, dataFiles: keys.map((key) => `s3://bills/${key}`) };
    server.put(`daily/metadata/BILLING_PERIOD=${month}/daily-Manifest.json`, JSON.stringify(manifest));
  }
};

/** Lets a worker pull; with a time, kills it at a random moment before that. Says whether it got to the end. */
const run = (killWithin: number | null): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const settings = JSON.stringify({ bucket: 'bills', usePathStyle: true, aws: { endpoint: server.endpoint } });
    const args = ['--conditions=react-server', '--import', 'tsx', worker, path, String(connectionId), folder, settings];
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'none', NODE_NO_WARNINGS: '1' };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: projectRoot(), env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '' && killWithin !== null) setTimeout(() => child.kill('SIGKILL'), Math.random() * killWithin);
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(output.includes('done')));
  });

const versionsIn = (db: PerunitDatabase): number[] => {
  const span = { first: '2025-12', last: '2026-01' };
  const costs = activeCosts(db, { ...span, basis: 'billed', money: reportMoney(db, span, 'USD') });
  return months.map((month) => {
    const own = costs.filter((cost) => cost.month === month);
    return Number(own.reduce((sum, { nanos }) => sum + (nanos ?? 0n), 0n)) / 1_001_000_000_000;
  });
};

/** Each month is wholly of one version; what is remembered counts. Returns the versions. */
const expectWhole = (before: readonly number[], delivered: number): number[] => {
  const db = openDatabase(path);
  try {
    const versions = versionsIn(db);
    for (const [at, version] of versions.entries()) expect([before[at], delivered]).toContain(version);
    const remembered = rememberedExport({ db, connection: { id: connectionId, name: '' } }, 'export s3://bills/daily');
    for (const [at, month] of months.entries()) {
      const execution = remembered[month]?.execution ?? null;
      if (execution === `execution-${delivered}`) expect(versions[at]).toBe(delivered);
    }
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    return versions;
  } finally {
    closeDatabase(db);
  }
};

it(`${kills} kills in the middle of a pull never leave a month half replaced, and the next pull completes`, {
  timeout: 900_000,
}, async () => {
  let versions = [0, 0];
  let killed = 0;
  let longestMs = 0;
  for (let version = 1; killed < kills; version += 1) {
    deliver(version);
    const startedMs = performance.now();
    // The first one is let through, for how long a pull takes here.
    const isWhole = await run(version === 1 ? null : longestMs);
    if (isWhole) longestMs = version === 1 ? performance.now() - startedMs : longestMs * 0.9;
    else killed += 1;
    versions = expectWhole(versions, version);
    if (isWhole) expect(versions).toEqual([version, version]);
    if (killed < kills) continue;
    expect(await run(null)).toBe(true);
    expect(expectWhole(versions, version)).toEqual([version, version]);
    expect(readdirSync(join(folder, 'periods'))).toEqual([]);
  }
});
