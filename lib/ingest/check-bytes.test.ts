import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkBytes } from './check-bytes';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-bytes-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const check = (content: Buffer) => {
  const path = join(directory, 'bill.csv.gz');
  writeFileSync(path, content);
  return checkBytes({ path, name: 'bill.csv.gz', form: 'csv.gz', bytes: content.length });
};
const zeros = Buffer.alloc(250_000_000);

it('gives the hash of the zipped bytes as they lie there', async () => {
  const zipped = gzipSync('a,b\n1,2\n');
  expect(await check(zipped)).toBe(createHash('sha256').update(zipped).digest('hex'));
});

it('joins the members of a gzip', async () => {
  await expect(check(Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]))).resolves.toMatch(/^[0-9a-f]{64}$/);
});

it('stops at the cap of a bomb', async () => {
  await expect(check(gzipSync(zeros))).rejects.toMatchObject({ problem: { code: 'gzip-bomb' } });
});

it('takes what packs well but stays small', async () => {
  await expect(check(gzipSync(zeros.subarray(0, 90_000_000)))).resolves.toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  ['cut short', (zipped: Buffer) => zipped.subarray(0, zipped.length - 5)],
  ['followed by something', (zipped: Buffer) => Buffer.concat([zipped, Buffer.from('more')])],
  [
    'changed in its checksum',
    (zipped: Buffer) => Buffer.from(zipped.map((byte, at) => (at === zipped.length - 6 ? byte ^ 1 : byte))),
  ],
])('refuses one that is %s', async (_, damage) => {
  await expect(check(damage(gzipSync('a,b\n1,2\n'.repeat(1000))))).rejects.toMatchObject({
    problem: { code: 'damaged-gzip' },
  });
});
