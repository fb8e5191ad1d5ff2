import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { generateCur } from '../../bench/generate-cur';
import { focusCsv } from './corpus/focus-csv';
import type { BillSet } from './delivery-set';
import { scanBill } from './scan-bill';
import { scanPaths, setsOfPaths } from './testing/scan-paths';

let directory = '';
let temporary = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-life-'));
  temporary = join(directory, 'temporary');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

const scanFolders = () => readdirSync(temporary).filter((name) => name.startsWith('perunit-scan-'));
afterEach(() => expect(scanFolders()).toEqual([]));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};

const billSetOf = async (path: string): Promise<BillSet> => {
  const [set] = await setsOfPaths([path]);
  if (set?.kind !== 'bill') throw new Error('No bill.');
  return set;
};

const tags = { keys: [], valueLimit: 100 };

it('leaves no folder after a good end, and removes those of processes that are gone', async () => {
  // No process has an id beyond what any system hands out.
  mkdirSync(join(temporary, 'perunit-scan-999999999-stale'));
  writeFileSync(join(temporary, 'perunit-scan-999999999-stale', 'block'), 'spilled');
  const path = write('good.csv', focusCsv([{}]));
  const scan = await scanBill(await billSetOf(path), { tags });
  expect(scanFolders()).toEqual([expect.stringContaining(`perunit-scan-${process.pid}-`)]);
  await scan.close();
});

it('leaves the folder of another scan that runs', async () => {
  const set = await billSetOf(write('two.csv', focusCsv([{}])));
  const [one, two] = [await scanBill(set, { tags }), await scanBill(set, { tags })];
  expect(scanFolders()).toHaveLength(2);
  await Promise.all([one.close(), two.close()]);
});

it('leaves no folder after a failure', async () => {
  const path = write('broken.csv', `${focusCsv([{}])}"never closed,1,2\n${focusCsv([{}])}`);
  await expect(scanPaths([path])).rejects.toMatchObject({ problem: { code: 'unterminated-quote' } });
});

it('ends in the middle of a scan when it is cancelled, and leaves no folder', async () => {
  const path = join(directory, 'large.csv.gz');
  await generateCur(path, 'csv.gz', { rows: 200_000, accounts: 20, month: '2026-01' });
  const set = await billSetOf(path);
  const cancel = new AbortController();
  const scan = scanBill(set, { tags, signal: cancel.signal, onProgress: () => cancel.abort() });
  await expect(scan).rejects.toMatchObject({ problem: { code: 'cancelled' } });
});

it('does not begin when it was cancelled before', async () => {
  const set = await billSetOf(write('early.csv', focusCsv([{}])));
  const scan = scanBill(set, { tags, signal: AbortSignal.abort() });
  await expect(scan).rejects.toMatchObject({ problem: { code: 'cancelled' } });
});

it('tells how many rows of a Parquet file are read, and of a CSV nothing before its end', async () => {
  for (const form of ['csv', 'parquet'] as const) {
    const path = join(directory, `progress.${form}`);
    await generateCur(path, form, { rows: 200_000, accounts: 20, month: '2026-01' });
    const told: (number | null)[] = [];
    const scan = await scanBill(await billSetOf(path), { tags, onProgress: ({ rows }) => told.push(rows) });
    await scan.close();
    expect(told.every((rows) => (form === 'csv' ? rows === null : rows !== null && rows <= 200_000))).toBe(true);
  }
});

it('refuses a gzip that unpacks to more than any bill does, soon after the cap', async () => {
  const header = focusCsv([{}]);
  const bomb = gzipSync(Buffer.concat([Buffer.from(header), Buffer.alloc(300_000_000, 0x20)]), { level: 9 });
  const path = write('bomb.csv.gz', bomb);
  expect(bomb.length).toBeLessThan(1_000_000);
  await expect(scanPaths([path])).rejects.toMatchObject({ problem: { file: 'bomb.csv.gz' } });
});

it('refuses a gzip inside a gzip', async () => {
  const path = write('nested.csv.gz', gzipSync(gzipSync(focusCsv([{}]))));
  expect(await setsOfPaths([path])).toMatchObject([{ kind: 'refused', paths: [path] }]);
});
