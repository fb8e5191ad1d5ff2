import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type PerunitDatabase } from '../../db/client';
import { billedByPayer } from '../../db/queries/billed-by-payer';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import { runImport } from '../jobs/run-import';
import type { ComparedBasis } from '../reconciliation/compare-feeds';
import { reconcileMonth } from '../reconciliation/reconcile-month';
import { payer } from './organisation';
import { writeDemoFiles } from './write-files';

const month = '2024-10';
const directory = mkdtempSync(join(tmpdir(), 'perunit-same-month-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let db: PerunitDatabase;
const take = async (path: string, said: FlattenOptions = {}) => {
  const [outcome] = await runImport({ db, inputs: [{ name: basename(path), path }], by: 'test', said });
  expect([basename(path), outcome?.result, outcome?.problems]).toEqual([basename(path), 'imported', []]);
};

/** Each other bill of the month against the CUR, which is read. */
const against = (feed: string, basis: ComparedBasis = 'billed') => {
  const found = reconcileMonth(db, month, basis).sources.find(({ comparison }) => comparison.second.startsWith(feed));
  if (found === undefined) throw new Error(`${feed} is not compared`);
  expect(found.read).toBe(`cur-2.0:${payer.id}`);
  return found.comparison;
};

beforeAll(async () => {
  db = openDatabase(join(directory, 'perunit.db'));
  const formats = ['cur', 'bills', 'dbr', 'cost-explorer', 'console'] as const;
  const { bills } = await writeDemoFiles(directory, { formats, variant: 'standard', months: [21] });
  expect(bills).toHaveLength(7);
  const said = { payerId: payer.id, metric: 'unblended', isUnfiltered: true } as const;
  for (const path of bills) await take(path, said);
}, 120_000);

describe('the same month of the demo', () => {
  it('through Cost Explorer agrees with the CUR by account and service to the nano, billed and effective', () => {
    const billed = against('cost-explorer:');
    expect(billed).toMatchObject({ rows: [], differenceNanos: 0n, unknownIn: [] });
    expect(billed.equalRows).toBeGreaterThan(50);
    expect(against('cost-explorer:', 'effective')).toMatchObject({ rows: [], differenceNanos: 0n });
  });

  it('through Cost Explorer by record type agrees account by account', () => {
    expect(against('cost-explorer-other:')).toMatchObject({ differenceNanos: 0n });
  });

  it('through the console’s CSVs agrees in what they say: services alone, accounts alone, billed cost alone', () => {
    const services = against('console-service:');
    expect(services).toMatchObject({ rows: [], differenceNanos: 0n });
    const accounts = against('console-account:');
    expect(accounts).toMatchObject({ rows: [], differenceNanos: 0n });
    expect(services.equalRows + accounts.equalRows).toBeGreaterThan(20);
    expect(against('console-account:', 'effective').unknownIn).toEqual([`console-account:${payer.id}`]);
  });

  it('through a detailed billing report agrees to the nano', () => {
    expect(against('detailed-billing:')).toMatchObject({ rows: [], differenceNanos: 0n });
  });

  it('through the Bills page’s CSV agrees to the millionths that it prints, and states the invoice', () => {
    const { rows, differenceNanos } = against('bills-csv:');
    const size = (nanos: bigint) => (nanos < 0n ? -nanos : nanos);
    // Half of a millionth for each line; no account's service has more than a hundred.
    for (const row of rows) expect(size(row.differenceNanos)).toBeLessThan(50_000n);
    for (const row of rows)
      expect([row.accountId, row.service, row.firstNanos === null]).toEqual([row.accountId, row.service, false]);
    expect(size(differenceNanos)).toBeLessThan(1_000_000n);
    const [own] = billedByPayer(db, [month]);
    expect(own?.amountFrom).toMatch(/^(bills-csv|detailed-billing)$/);
    expect(reconcileMonth(db, month).payers).toMatchObject([{ isWithinTolerance: true }]);
  });
});
