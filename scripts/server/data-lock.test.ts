import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from './data-lock';

let folder: string;
let other: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perunit-lock-'));
});

afterEach(() => {
  other?.kill('SIGKILL');
  other = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A server in a process of its own, because a file lock does not count within one process. */
async function startOther(): Promise<ChildProcess> {
  const code = `
    const { lockDataFolder } = await import('./scripts/server/data-lock.ts');
    const lock = lockDataFolder(process.argv[1], 'http://127.0.0.1:3000');
    console.log('problem' in lock ? lock.problem : 'locked');
    setInterval(() => {}, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', code, folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a second server on the same data is told who has it and what to do', async () => {
  other = await startOther();
  expect(lockDataFolder(folder, 'http://127.0.0.1:3001')).toEqual({
    problem: expect.stringMatching(/process \d+, http:\/\/127\.0\.0\.1:3000.*PERUNIT_DATA=/),
  });
});

test('a server that was killed leaves no lock behind', async () => {
  other = await startOther();
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = lockDataFolder(folder, 'http://127.0.0.1:3001');
  expect(lock).toHaveProperty('release');
  if ('release' in lock) lock.release();
});

test('a lock that was given back can be taken again', () => {
  for (let round = 0; round < 2; round += 1) {
    const lock = lockDataFolder(folder, 'http://127.0.0.1:3000');
    expect(lock).toHaveProperty('release');
    if ('release' in lock) lock.release();
  }
});
