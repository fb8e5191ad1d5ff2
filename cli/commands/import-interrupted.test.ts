import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateCur } from '../../bench/generate-cur';
import { bootDatabase } from '../../db/boot';
import { closeDatabase, openDatabase } from '../../db/client';
import { importHistory } from '../../db/queries/import-history';
import { importPreview } from '../../db/queries/import-preview';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const kills = 10;
const rows = 45_000;

let directory = '';
let bill = '';
let temporary = '';
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-interrupted-'));
  temporary = join(directory, 'temporary');
  mkdirSync(temporary);
  bill = join(directory, 'bill.csv');
  await generateCur(bill, 'csv', { rows, accounts: 20, month: '2026-01' });
});
afterAll(() => rmSync(directory, { recursive: true }));

const newData = () => mkdtempSync(join(directory, 'data-'));
const environment = (data: string) => ({ ...process.env, PERUNIT_DATA: data, TMPDIR: temporary });
const scanFolders = () => readdirSync(temporary).filter((name) => name.startsWith('perunit-scan-'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The process that imports, without the one before it that a kill -9 would not pass on from. */
const startImport = (data: string): ChildProcess =>
  spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'cli/main.ts', 'import', '--json', bill], {
    env: environment(data),
    stdio: 'ignore',
  });

/** What counts after a kill: nothing, or the whole bill. Throws for a database that is damaged or holds leftovers. */
const countedRows = (data: string): number => {
  const db = openDatabase(join(data, 'perunit.db'));
  try {
    bootDatabase(db);
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.raw.pragma('foreign_key_check')).toEqual([]);
    const counting = importHistory(db).filter(({ status }) => status === 'active');
    const found = counting.map(({ importId }) => importPreview(db, importId));
    const inFacts = db.raw.prepare<[], bigint>('SELECT COALESCE(sum(row_count), 0) FROM facts').pluck().get();
    const counted = found.reduce((sum, { total }) => sum + total.rows, 0);
    expect(inFacts).toBe(BigInt(counted));
    return counted;
  } finally {
    closeDatabase(db);
  }
};

it('leaves nothing or the whole bill in the numbers, killed at any moment', { timeout: 600_000 }, async () => {
  const startedMs = performance.now();
  const whole = newData();
  const [code] = await once(startImport(whole), 'exit');
  expect(code).toBe(EXIT_CODES.done);
  expect(countedRows(whole)).toBe(rows);
  const wholeMs = performance.now() - startedMs;
  let data = newData();
  for (let round = 0; round < kills; round += 1) {
    const child = startImport(data);
    const end = once(child, 'exit');
    await pause(wholeMs * (0.25 + 0.75 * Math.random()));
    child.kill('SIGKILL');
    await end;
    const counted = countedRows(data);
    expect([0, rows]).toContain(counted);
    if (counted === rows) data = newData();
  }
  await once(startImport(data), 'exit');
  expect(countedRows(data)).toBe(rows);
  // Folders of killed scans are gone with the next start, those of finished ones at once.
  expect(scanFolders()).toEqual([]);
});

it('ends with 130 after Ctrl-C in the middle of the scan, and leaves nothing behind', async () => {
  const data = newData();
  const child = spawn(process.execPath, ['cli/perunit.mjs', 'import', '--json', bill], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const end = once(child, 'exit');
  while (scanFolders().length === 0 && child.exitCode === null) await pause(5);
  child.kill('SIGINT');
  expect(await end).toEqual([EXIT_CODES.interrupted, null]);
  expect(scanFolders()).toEqual([]);
  expect(countedRows(data)).toBe(0);
  const { code } = await runCommand(['kpi'], { PERUNIT_DATA: data });
  expect(code).toBe(EXIT_CODES.noData);
});
