import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { stageImport } from '../../db/commands/stage-import';
import { projectRoot } from '../../db/data-directory';
import { editionsOf } from '../../db/queries/editions';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { verifyEdition } from './verify-edition';

const kills = 5;
const month = '2026-01';
const worker = join(projectRoot(), 'lib', 'publishing', 'testing', 'publish-worker.ts');

let directory: string;
let path: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-publish-kill-'));
  path = join(directory, 'perunit.db');
  const db = openDatabase(path);
  const facts = [
    { month, billed: 7_000_000_000n },
    { month, billed: 2_000_000_000n, scopeClass: 'tax' as const },
  ];
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifySample, by: 'test' });
  commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by: 'test' });
  closeDatabase(db);
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Lets a worker publish, kills it a random moment after its first acknowledged edition, and returns what it acknowledged. */
const runAndKill = (): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const args = ['--conditions=react-server', '--import', 'tsx', worker, path];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: projectRoot() });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });

const pluck = (db: PerunitDatabase, sql: string): unknown => db.raw.prepare(sql).pluck().get();

const expectWhole = (db: PerunitDatabase, acknowledged: readonly string[]): void => {
  const editions = editionsOf(db, month);
  expect(editions.flatMap((edition) => verifyEdition(db, edition).problems)).toEqual([]);
  expect(editions.map(({ edition, sha256 }) => `${edition} ${sha256}`)).toEqual(
    expect.arrayContaining([...acknowledged]),
  );
  expect(pluck(db, "SELECT count(*) FROM audit WHERE action = 'publish-report'")).toBe(BigInt(editions.length));
  const unused = `SELECT count(*) FROM frozen_documents WHERE sha256 NOT IN (SELECT sha256 FROM editions)
    AND sha256 NOT IN (SELECT sha256 FROM closings WHERE sha256 IS NOT NULL)`;
  expect(pluck(db, unused)).toBe(0n);
  expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
};

it(`${kills} kills while publishing lose no acknowledged edition and leave no half one`, {
  timeout: 600_000,
}, async () => {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = await runAndKill();
    expect(lines.length).toBeGreaterThan(0);
    acknowledged.push(...lines);
    const db = openDatabase(path);
    expectWhole(db, acknowledged);
    closeDatabase(db);
  }
});
