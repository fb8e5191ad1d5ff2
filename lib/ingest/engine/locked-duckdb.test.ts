import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLockedDuckDb } from './locked-duckdb';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-locked-'));
  mkdirSync(join(directory, 'spill'));
  writeFileSync(join(directory, 'bill.csv'), 'a,b\n1,2\n');
  writeFileSync(join(directory, 'neighbour.csv'), 'a,b\n3,4\n');
  symlinkSync('/etc/passwd', join(directory, 'link.csv'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const open = (temporaryDirectory = join(directory, 'spill')) =>
  openLockedDuckDb({
    paths: [join(directory, 'bill.csv')],
    memoryMegabytes: 128,
    threads: 1,
    temporaryDirectory,
    temporaryMegabytes: 64,
    ordered: true,
  });

const readCsv = (path: string) =>
  `SELECT * FROM read_csv('${path}', auto_detect = false, header = false, delim = '|', columns = {'a': 'VARCHAR'})`;

describe('the locked engine', () => {
  it('reads the file that it was given', async () => {
    const connection = await open();
    expect((await connection.runAndReadAll(readCsv(join(directory, 'bill.csv')))).getRows()).toHaveLength(2);
  });

  it('reads no other file, not by any path', async () => {
    const connection = await open();
    const others = ['/etc/passwd', 'neighbour.csv', 'link.csv', '../../etc/passwd', 'bill.csv/../neighbour.csv'];
    for (const other of others) {
      const path = other.startsWith('/') ? other : join(directory, other);
      await expect(connection.run(readCsv(path)), other).rejects.toThrow(/Permission|disabled|not allowed/i);
    }
    await expect(connection.run(readCsv(`${directory}/bill.csv/../neighbour.csv`))).rejects.toThrow();
  });

  it.each([
    ["ATTACH '/tmp/perunit-other.db'"],
    ["COPY (SELECT 1) TO '/tmp/perunit-out.csv'"],
    ['INSTALL httpfs'],
    ['LOAD httpfs'],
    ["SET memory_limit = '8GB'"],
    ['SET enable_external_access = true'],
    ["SET allowed_paths = ['/etc/passwd']"],
    ['SET lock_configuration = false'],
  ])('refuses %s', async (sql) => {
    await expect((await open()).run(sql)).rejects.toThrow();
  });

  it('ends with an error, not with more memory, when memory is used up and it may not spill', async () => {
    const connection = await open('');
    const sql = 'SELECT count(*) FROM (SELECT DISTINCT md5(CAST(range AS VARCHAR)) FROM range(8000000))';
    await expect(connection.run(sql)).rejects.toThrow(/memory/i);
  });
});
