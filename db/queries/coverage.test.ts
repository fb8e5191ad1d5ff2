import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { curCsv } from '../../lib/ingest/corpus/cur-csv';
import { runImport } from '../../lib/jobs/run-import';
import type { PerunitDatabase } from '../client';
import { temporaryDatabase } from '../testing/sample-scan';
import { coverage } from './coverage';

let db: PerunitDatabase;
let remove: () => void;
let folder: string;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
  folder = mkdtempSync(join(tmpdir(), 'perunit-coverage-'));
});
afterEach(() => {
  remove();
  rmSync(folder, { recursive: true });
});

const take = async (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  const [outcome] = await runImport({ db, inputs: [{ name, path }], by: 'test' });
  expect(outcome?.problems).toEqual([]);
};

it('does not miss bills of months to come, which have a budget already', async () => {
  await take('bill.csv', curCsv([{}]));
  await take('budgets.csv', 'month,amount\n2026-01,10\n2026-02,10\n2026-12,10\n');
  expect(coverage(db).months).toEqual(['2026-01']);
});
