import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { importHistory } from '../../db/queries/import-history';
import { reportMonths } from '../../db/queries/report-months';
import { curCsv } from '../../lib/ingest/corpus/cur-csv';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-cli-import-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const newData = () => mkdtempSync(join(directory, 'data-'));
const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

const runImport = async (data: string, ...args: string[]) => {
  const run = await runCommand(['import', ...args], { PERUNIT_DATA: data });
  return {
    ...run,
    objects: run.stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])),
  };
};

/** What the database says after the command is over. */
const readOwn = <Answer>(data: string, read: (db: ReturnType<typeof openDatabase>) => Answer): Answer => {
  const db = openDatabase(join(data, 'perunit.db'));
  try {
    return read(db);
  } finally {
    closeDatabase(db);
  }
};

describe('perunit import', () => {
  it('prints one object with exact totals, and counts rows that are left out', async () => {
    const bill = write(
      'bill.csv',
      curCsv([{ line_item_unblended_cost: '0.0000000001' }, {}, { line_item_operation: 'EKSPod-EC2' }]),
    );
    const { code, stderr, objects } = await runImport(newData(), '--json', bill);
    expect({ code, stderr }).toEqual({ code: EXIT_CODES.done, stderr: '' });
    expect(objects).toEqual([
      {
        file: bill,
        format: 'cur-2.0',
        sha256: sha256Of(bill),
        files: [{ path: bill, sha256: sha256Of(bill), bytes: readFileSync(bill).length }],
        rows: 3,
        rejected: 0,
        leftOut: 1,
        currency: 'USD',
        months: { '2026-01': { rows: 2, billed: '10.0000000001', effective: '10.0000000001', list: null } },
        accounts: { '000000000042': { billed: '10.0000000001', effective: '10.0000000001' } },
        services: { 'Amazon Elastic Compute Cloud': { billed: '10.0000000001', effective: '10.0000000001' } },
        unmappedAccounts: ['000000000042'],
        result: 'imported',
      },
    ]);
  });

  it('shows what the known import holds when the same bytes come again, and replaces the month by other ones', async () => {
    const data = newData();
    const bill = write('again.csv', focusCsv([{}, {}]));
    const larger = write('larger.csv', focusCsv([{}, {}, {}]));
    const [first] = (await runImport(data, '--json', bill)).objects;
    const again = await runImport(data, '--json', bill);
    expect(again.code).toBe(EXIT_CODES.done);
    expect(again.objects).toEqual([{ ...first, result: 'unchanged' }]);
    const other = await runImport(data, '--json', larger);
    expect(other.objects).toMatchObject([{ result: 'replaced', months: { '2026-01': { rows: 3, billed: '4.5' } } }]);
  });

  it('refuses a bill with rows that cannot be read, names them, and stores nothing', async () => {
    const data = newData();
    const bad = write('bad.csv', focusCsv([{}, { BilledCost: 'ten' }]));
    const refused = await runImport(data, '--json', bad);
    expect(refused.code).toBe(EXIT_CODES.refused);
    expect(refused.objects).toMatchObject([
      {
        result: 'refused',
        sha256: sha256Of(bad),
        rows: 2,
        rejected: 1,
        leftOut: 0,
        errors: [{ code: 'has-rejects' }, { code: 'reject', line: 3, column: 'BilledCost', value: 'ten' }],
      },
    ]);
    expect(readOwn(data, reportMonths)).toEqual([]);
    const words = await runImport(data, bad);
    expect(words).toMatchObject({ code: EXIT_CODES.refused, stdout: '' });
    expect(words.stderr).toMatch(/line 3, column BilledCost, value “ten”/);
    const taken = await runImport(data, '--json', '--accept-rejects', bad);
    expect(taken.objects).toMatchObject([{ result: 'imported', rejected: 1 }]);
  });

  it('tells the hash of a file that is no bill', async () => {
    const picture = write('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]));
    const { code, objects } = await runImport(newData(), '--json', picture);
    expect(code).toBe(EXIT_CODES.refused);
    expect(objects).toMatchObject([{ file: picture, result: 'refused', sha256: sha256Of(picture), rows: 0 }]);
    expect(objects[0].errors[0].text).not.toBe('');
  });

  it('reads nothing when one of the paths is not there', async () => {
    const data = newData();
    const bill = write('present.csv', focusCsv([{}]));
    const { code, stdout, stderr } = await runImport(data, bill, join(directory, 'absent.csv'));
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.refused, stdout: '' });
    expect(stderr).toContain('absent.csv: refused');
    expect(stderr).toContain('There is no such file or folder.');
    expect(readdirSync(data)).toEqual([]);
  });

  it('says so when a folder holds nothing to import', async () => {
    const empty = join(directory, 'empty');
    mkdirSync(empty);
    const { code, objects } = await runImport(newData(), '--json', empty);
    expect(code).toBe(EXIT_CODES.refused);
    expect(objects).toMatchObject([{ file: empty, result: 'refused', errors: [{ code: 'not-found' }] }]);
  });

  it('stores nothing in a dry run, and foresees the result', async () => {
    const data = newData();
    const bill = write('dry.csv', focusCsv([{}]));
    const { code, objects } = await runImport(data, '--json', '--dry-run', bill);
    expect(code).toBe(EXIT_CODES.done);
    expect(objects).toMatchObject([{ result: 'imported', months: { '2026-01': { rows: 1, billed: '1.5' } } }]);
    expect(readdirSync(data)).toEqual([]);
    await runImport(data, '--json', write('before.csv', focusCsv([{}, {}])));
    await runImport(data, '--json', '--dry-run', bill);
    const left = readOwn(data, (db) => ({
      months: reportMonths(db),
      counting: importHistory(db).length,
    }));
    expect(left).toEqual({ months: ['2026-01'], counting: 1 });
    expect((await runImport(newData(), '--dry-run', bill)).stdout).toContain('would be imported');
  });

  it.each([
    ['no path', []],
    ['an unknown option', ['--guess', 'bill.csv']],
    ['an unknown number format', ['--numbers', 'roman', 'bill.csv']],
  ])('is a usage error with %s', async (_, args) => {
    const { code, stdout } = await runImport(newData(), ...args);
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.usage, stdout: '' });
  });
});
