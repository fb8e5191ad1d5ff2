import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChecksumName, wrongChecksum } from './content-checksums';

let directory = '';
let path = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-checksums-'));
  path = join(directory, 'digits');
  writeFileSync(path, '123456789');
});
afterAll(() => rmSync(directory, { recursive: true }));

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

/** The check values of the catalogue of CRCs for the nine digits; the hashes as Node has them. */
const right: Readonly<Record<ChecksumName, string>> = {
  crc32: base64('cbf43926'),
  crc32c: base64('e3069283'),
  crc64nvme: base64('ae8b14860a799888'),
  md5: createHash('md5').update('123456789').digest('hex'),
  sha1: createHash('sha1').update('123456789').digest('base64'),
  sha256: createHash('sha256').update('123456789').digest('base64'),
};

describe('the checksums of a download', () => {
  it('are those that the standards have for nine digits', async () => {
    expect(await wrongChecksum(path, right)).toBeNull();
  });

  it.each(Object.keys(right) as ChecksumName[])('tell a wrong %s', async (name) => {
    writeFileSync(join(directory, 'other'), '123456788');
    expect(await wrongChecksum(join(directory, 'other'), { [name]: right[name] })).toBe(name);
  });
});
