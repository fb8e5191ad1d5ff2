import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { importHistory } from '../../db/queries/import-history';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { closeMonth } from '../../lib/publishing/close-month';
import { monthIssue } from '../../lib/publishing/month-issue';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const month = '2026-01';
let data = '';

const perunit = (...args: string[]) => runCommand(args, { PERUNIT_DATA: data });

const withOwn = <Answer>(read: (db: PerunitDatabase) => Answer): Answer => {
  const db = openDatabase(join(data, 'perunit.db'));
  try {
    return read(db);
  } finally {
    closeDatabase(db);
  }
};

const write = (name: string, text: string): string => {
  const path = join(data, name);
  writeFileSync(path, text);
  return path;
};

const counting = () => withOwn((db) => importHistory(db).filter(({ status }) => status === 'active').length);

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'perunit-restates-'));
  await perunit('import', write('bill.csv', focusCsv([{}, {}])));
  withOwn((db) => closeMonth(db, { month, by: 'Ada' }));
}, 60_000);
afterAll(() => rmSync(data, { recursive: true }));

it('import names the signed months that it would change, changes nothing, and does it once that is accepted', async () => {
  const corrected = write('corrected.csv', focusCsv([{}, {}, {}]));
  const dry = await perunit('import', '--dry-run', corrected);
  expect([dry.code, dry.stderr]).toEqual([
    EXIT_CODES.refused,
    expect.stringMatching(/January 2026: [\s\S]*--accept-restatement/),
  ]);
  const refused = await perunit('import', '--json', corrected);
  expect(refused.code).toBe(EXIT_CODES.refused);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    result: 'refused',
    restates: [{ month, reportState: 'closed', edition: null }],
    errors: [{ code: 'restates', file: corrected }],
  });
  expect(counting()).toBe(1);
  const foreseen = await perunit('import', '--dry-run', '--accept-restatement', corrected);
  expect([foreseen.code, foreseen.stdout]).toEqual([
    EXIT_CODES.done,
    expect.stringContaining('  restates January 2026: '),
  ]);
  expect((await perunit('import', '--accept-restatement', corrected)).code).toBe(EXIT_CODES.done);
  expect(counting()).toBe(2);
  expect((await perunit('import', corrected)).stdout).toContain('unchanged');
  expect(withOwn((db) => monthIssue(db, month).state)).toBe('restated');
}, 120_000);

it('config apply asks for signed months by a flag of their own', async () => {
  const { stdout } = await perunit('config', 'export');
  const file = write('perunit.yaml', stdout.replace(/^( *)kpiScopeClasses:.*(\n +- .*)*/m, '$1kpiScopeClasses: [tax]'));
  const refused = await perunit('config', 'apply', '--yes', file);
  expect(refused).toMatchObject({
    code: EXIT_CODES.refused,
    stdout: expect.stringContaining('It would change 1 signed month: January 2026.'),
    stderr: expect.stringContaining('--accept-restatement'),
  });
  const accepted = await perunit('config', 'apply', '--yes', '--accept-restatement', file);
  expect(accepted).toMatchObject({ code: EXIT_CODES.done, stdout: expect.stringContaining('1 change made.') });
}, 120_000);
