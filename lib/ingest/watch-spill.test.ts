import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchSpill } from './watch-spill';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-spill-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

it('says once that a folder holds more than it may, and not before', async () => {
  let calls = 0;
  const full = new Promise<void>((resolve) => {
    watchSpill(
      directory,
      1000,
      () => {
        calls += 1;
        resolve();
      },
      5,
    );
  });
  writeFileSync(join(directory, 'block-1'), Buffer.alloc(1000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toBe(0);
  writeFileSync(join(directory, 'block-2'), Buffer.alloc(1));
  await full;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toBe(1);
});
