import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { stageImport } from '../../db/commands/stage-import';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { monthlyReportSchema } from '../../lib/report/schema/monthly-report';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const by = 'test';
const data = mkdtempSync(join(tmpdir(), 'perunit-report-'));
const run = (...args: string[]) => runCommand(['report', ...args], { PERUNIT_DATA: data, PORT: '3456' });

beforeAll(async () => {
  const db = openDatabase(join(data, 'perunit.db'));
  const scan = sampleScan([{ accountId: '01', month: '2025-03', billed: 8_000_123_456_789n }]);
  const { importId } = await stageImport(db, scan, { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  const mapping = {
    accountId: '01',
    environment: 'production',
    validFrom: '2025-01',
    name: '=evil',
    owner: null,
  } as const;
  saveAccountMapping(db, mapping, { by });
  closeDatabase(db);
});
afterAll(() => rmSync(data, { recursive: true }));

describe('perunit report', () => {
  it('prints the summary for chat, with the address of the page', async () => {
    const { code, stdout, stderr } = await run('2025-03');
    expect({ code, stderr }).toEqual({ code: EXIT_CODES.done, stderr: '' });
    expect(stdout).toContain(', March 2025**');
    expect(stdout).toContain('<http://127.0.0.1:3456/reports/2025-03>');
  });

  it('prints the document as JSON that its schema knows, in the basis asked for', async () => {
    const { stdout } = await run('2025-03', '--format', 'json', '--basis', 'billed');
    expect(monthlyReportSchema.parse(JSON.parse(stdout))).toMatchObject({ month: '2025-03', basis: 'billed' });
  });

  it.each([
    ['xlsx', 'PK'],
    ['md', '**'],
  ])('writes %s to the file that is named, whole, and says so', async (format, start) => {
    const path = join(data, `out.${format}`);
    const { code, stdout, stderr } = await run('2025-03', '--format', format, '-o', path);
    expect({ code, stdout, stderr }).toEqual({ code: EXIT_CODES.done, stdout: '', stderr: `Wrote ${path}\n` });
    expect(readFileSync(path).subarray(0, 2).toString()).toBe(start);
    expect(readdirSync(data).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('prints one table as CSV, exact, in which no name is a formula', async () => {
    const { stdout } = await run('2025-03', '--format', 'csv', '--table', 'accounts');
    expect(stdout).toMatch(/^Account,Account number,Environment,Owner,/);
    expect(stdout).toContain("\r\n'=evil,01,Production,,8000.123457,");
  });

  it('says what there is where a table, a month or an edition is not', async () => {
    const table = await run('2025-03', '--format', 'csv', '--table', 'nothing');
    expect(table).toMatchObject({ code: EXIT_CODES.usage, stdout: '' });
    expect(table.stderr).toContain('accounts-by-month');
    expect(await run('2025-03', '--table', 'accounts')).toMatchObject({ code: EXIT_CODES.usage });
    expect(await run('2020-01')).toMatchObject({
      code: EXIT_CODES.noData,
      stderr: 'There is no report for January 2020.\n',
    });
    expect(await run('2025-03', '--edition', '7')).toMatchObject({ code: EXIT_CODES.noData });
    expect(await run('2025-03', '--demo')).toMatchObject({ code: EXIT_CODES.noData });
    expect(existsSync(join(data, 'demo.db'))).toBe(false);
  });

  it('refuses a format and a month that are none', async () => {
    expect(await run('2025-03', '--format', 'docx')).toMatchObject({ code: EXIT_CODES.usage });
    expect(await run('March')).toMatchObject({ code: EXIT_CODES.usage });
  });

  it('leaves nothing behind where it can not write', async () => {
    const path = join(data, 'no-such-folder', 'a.md');
    const { code, stderr } = await run('2025-03', '-o', path);
    expect(code).toBe(EXIT_CODES.failed);
    expect(stderr).toBe(
      `perunit: ${path} can’t be written: no such file or directory. Name a file in a folder that is there and yours: -o FILE\n`,
    );
  });
});
