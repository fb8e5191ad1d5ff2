import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootDatabase } from './boot';
import { closeDatabase, openDatabase, type PerunitDatabase } from './client';
import { projectRoot } from './data-directory';
import { loadReportInputs } from './queries/load-report-inputs';
import { reportMonths } from './queries/report-months';

const kills = 20;
const factsPerBill = 400n;
const worker = join(projectRoot(), 'db', 'testing', 'kill-worker.ts');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-kill-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

type Run = { readonly acknowledged: string[]; readonly errors: string };

/** Lets a worker import, kills it a random moment after its first acknowledged bill, and returns what it acknowledged. */
const runAndKill = (path: string, version: number): Promise<Run> =>
  new Promise((resolve, reject) => {
    const args = ['--conditions=react-server', '--import', 'tsx', worker, path, String(version)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: projectRoot() });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 120);
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve({ acknowledged: output.split('\n').slice(0, -1), errors }));
  });

const pluck = (db: PerunitDatabase, sql: string): unknown => db.raw.prepare(sql).pluck().get();

const assertConsistent = (db: PerunitDatabase): void => {
  expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.raw.pragma('foreign_key_check')).toEqual([]);
  for (const month of reportMonths(db)) {
    const state = loadReportInputs(db, { month, basis: 'billed' }).states.at(-1);
    expect([month, state?.billedNanos]).toEqual([month, factsPerBill]);
  }
  const odd = `SELECT count(*) FROM (SELECT count(*) AS facts FROM facts GROUP BY delivery_id) WHERE facts <> ${factsPerBill}`;
  expect(pluck(db, odd)).toBe(0n);
  expect(pluck(db, "SELECT count(*) FROM imports WHERE status = 'staged'")).toBe(0n);
};

it(`${kills} kills at random moments lose nothing acknowledged and leave no half import`, {
  timeout: 180_000,
}, async () => {
  const path = join(directory, 'perunit.db');
  for (let kill = 0; kill < kills; kill += 1) {
    const { acknowledged, errors } = await runAndKill(path, kill * 100_000);
    expect([acknowledged.length > 0, errors]).toEqual([true, '']);
    const db = openDatabase(path);
    bootDatabase(db);
    for (const line of acknowledged) {
      const [month, importId] = line.split(' ');
      const found = db.raw
        .prepare<[string, string], string>(
          "SELECT status FROM deliveries WHERE import_id = ? AND period = ? AND status IN ('active', 'replaced')",
        )
        .pluck();
      expect([line, found.get(importId ?? '', month ?? '')]).not.toEqual([line, undefined]);
    }
    assertConsistent(db);
    closeDatabase(db);
  }
});
