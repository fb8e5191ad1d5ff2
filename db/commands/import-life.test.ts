import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScanResult } from '../../lib/ingest/types';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../client';
import { coverage } from '../queries/coverage';
import { importHistory } from '../queries/import-history';
import { importPreview } from '../queries/import-preview';
import { loadReportInputs } from '../queries/load-report-inputs';
import { dataGeneration, reportMonths } from '../queries/report-months';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { chooseFeed } from './choose-feed';
import { commitImport } from './commit-import';
import { discardImport, discardStaleStaged } from './discard-import';
import { rebuildRollups } from './rebuild-rollups';
import { stageImport } from './stage-import';
import { stageRecords } from './stage-records';
import { undoImport } from './undo-import';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const stage = (facts: readonly SampleFact[], changes: Partial<ScanResult> = {}) =>
  stageImport(db, sampleScan(facts, changes), { classify: classifySample, by: 'test' });

const accepting = { acceptRejects: false, acceptShrink: false, by: 'test' };

const importBill = async (facts: readonly SampleFact[], changes: Partial<ScanResult> = {}, options = accepting) => {
  const { importId } = await stage(facts, changes);
  return { importId, ...commitImport(db, importId, options) };
};

const billed = (month: string) => loadReportInputs(db, { month, basis: 'billed' }).states.at(-1)?.billedNanos ?? null;
const countRows = (table: string) => db.raw.prepare<[], bigint>(`SELECT count(*) FROM ${table}`).pluck().get();

describe('staged imports', () => {
  it('are read by no query of numbers', async () => {
    const { importId } = await stage([{ month: '2026-01', billed: 5n }]);
    expect(billed('2026-01')).toBeNull();
    expect(reportMonths(db)).toEqual([]);
    expect(coverage(db)).toEqual({ months: [], sources: [] });
    expect(loadReportInputs(db, { month: '2026-01' })).toMatchObject({ accounts: [], months: [{ costs: null }] });
    expect(importPreview(db, importId)).toMatchObject({
      status: 'staged',
      total: { billed: '0.000000005', rows: 1 },
      unmappedAccounts: ['2222'],
      problems: [],
    });
  });

  it('leave nothing but a line of history when they are discarded', async () => {
    const { importId } = await stage([{ month: '2026-01', billed: 5n }]);
    discardImport(db, importId, { by: 'test' });
    for (const table of ['facts', 'rollups', 'exact_totals', 'delivery_months']) expect(countRows(table)).toBe(0n);
    expect(importHistory(db)).toMatchObject([{ status: 'discarded', canUndo: false }]);
    expect(() => commitImport(db, importId, accepting)).toThrow(/discarded, no longer waiting/);
  });

  it('are discarded at boot when the process that made them is gone', async () => {
    await stage([{ month: '2026-01', billed: 5n }]);
    expect(discardStaleStaged(db)).toBe(1);
    expect(countRows('facts')).toBe(0n);
  });

  it('leave nothing at all when the facts fail half-way', async () => {
    const broken = sampleScan([{ month: '2026-01', billed: 5n }]);
    const facts = (async function* () {
      yield* broken.facts;
      throw new Error('the scan died');
    })();
    const options = { classify: classifySample, by: 'test' };
    await expect(stageImport(db, { ...broken, facts }, options)).rejects.toThrow('the scan died');
    expect(countRows('imports')).toBe(0n);
    expect(countRows('facts')).toBe(0n);
  });

  it('are refused when facts and exact totals disagree', async () => {
    const scan = sampleScan([{ month: '2026-01', billed: 5_000n }]);
    const totals = scan.totals.map((total) => ({ ...total, billed: '1' }));
    await expect(stage([{ month: '2026-01', billed: 5_000n }], { totals })).rejects.toThrow(/differs/);
  });
});

describe('committed imports', () => {
  it('count, and the same bytes again change nothing', async () => {
    const facts = [{ month: '2026-01', billed: 7n }];
    expect(await importBill(facts)).toMatchObject({ result: 'imported' });
    const generation = dataGeneration(db);
    expect(await importBill(facts)).toMatchObject({ result: 'unchanged' });
    expect(dataGeneration(db)).toBe(generation);
    expect(billed('2026-01')).toBe(7n);
    expect(countRows('facts')).toBe(1n);
  });

  it('count once when ten identical ones arrive at the same time', async () => {
    const facts = [{ month: '2026-01', billed: 7n }];
    const results = await Promise.all(Array.from({ length: 10 }, () => importBill(facts)));
    const words = results.map(({ result }) => result).sort();
    expect(words).toEqual(['imported', ...Array.from({ length: 9 }, () => 'unchanged')]);
    expect(billed('2026-01')).toBe(7n);
  });

  it('replace the delivery of the same feed and period whole, and undo brings it back', async () => {
    await importBill([
      { month: '2026-01', billed: 100n },
      { month: '2026-01', billed: 50n, service: 'Amazon Simple Storage Service' },
    ]);
    const second = await importBill([{ month: '2026-01', billed: 160n }]);
    expect(second.result).toBe('replaced');
    expect(billed('2026-01')).toBe(160n);
    undoImport(db, second.importId, { by: 'test' });
    expect(billed('2026-01')).toBe(150n);
    expect(() => undoImport(db, second.importId, { by: 'test' })).toThrow(/nothing to undo/);
  });

  it('bring the last one not undone back', async () => {
    await importBill([{ month: '2026-01', billed: 1n }]);
    const second = await importBill([{ month: '2026-01', billed: 2n }]);
    const third = await importBill([{ month: '2026-01', billed: 3n }]);
    undoImport(db, second.importId, { by: 'test' });
    expect(billed('2026-01')).toBe(3n);
    undoImport(db, third.importId, { by: 'test' });
    expect(billed('2026-01')).toBe(1n);
  });

  it('take their stray rows of other months away with them', async () => {
    const bulk = { month: '2026-02', billed: 100n, rows: 99 };
    await importBill([bulk, { month: '2026-01', usedIn: '2026-02', billed: 7n }]);
    expect([billed('2026-01'), billed('2026-02')]).toEqual([7n, 100n]);
    expect(coverage(db).sources).toMatchObject([{ cells: [{ month: '2026-02', rows: 100 }] }]);
    await importBill([{ ...bulk, billed: 101n }], {}, { ...accepting, acceptShrink: true });
    expect([billed('2026-01'), billed('2026-02')]).toEqual([null, 101n]);
  });

  it('count a small month once, whether it came beside a large one or alone', async () => {
    const january = { month: '2026-01', billed: 7n };
    await importBill([{ month: '2026-02', billed: 100n, rows: 99 }, january]);
    expect(await importBill([{ ...january, billed: 8n }])).toMatchObject({ result: 'replaced' });
    expect([billed('2026-01'), billed('2026-02')]).toEqual([8n, 100n]);
  });

  it('take a file of many months as one delivery a month', async () => {
    const months = Array.from(
      { length: 24 },
      (_, index) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );
    expect(await importBill(months.map((month) => ({ month, billed: 1n })))).toMatchObject({ result: 'imported' });
    expect(billed('2025-12')).toBe(1n);
  });

  it('split a file of several months into one delivery each, and a declared period wins', async () => {
    const facts = ['2025-12', '2026-01'].map((month) => ({ month, billed: 5n }));
    const { importId } = await stage(facts);
    expect(importPreview(db, importId).deliveries.map(({ period }) => period)).toEqual(['2025-12', '2026-01']);
    const declared = await stage(facts, { period: '2026-01' });
    expect(importPreview(db, declared.importId).deliveries).toMatchObject([{ period: '2026-01', rows: 2 }]);
  });

  it('ask before accounts vanish or the period falls by more than the limit', async () => {
    await importBill([
      { month: '2026-01', billed: 1_000n, accountId: '1' },
      { month: '2026-01', billed: 1_000n, accountId: '2' },
    ]);
    const part = await importBill([{ month: '2026-01', billed: 2_000n, accountId: '1' }]);
    expect(part).toMatchObject({ result: 'refused', problems: [{ code: 'period-shrinks' }] });
    expect(part.problems[0]?.text).toContain('accounts 2 are no longer in it');
    const smaller = ['1', '2'].map((accountId) => ({ month: '2026-01', billed: 949n, accountId }));
    expect(await importBill(smaller)).toMatchObject({ result: 'refused' });
    const enough = ['1', '2'].map((accountId) => ({ month: '2026-01', billed: 950n, accountId }));
    expect(await importBill(enough)).toMatchObject({ result: 'replaced' });
    expect(commitImport(db, part.importId, { ...accepting, acceptShrink: true }).result).toBe('replaced');
    expect(billed('2026-01')).toBe(2_000n);
  });

  it('ask before a delivery of a month brings nothing of it, however much of another', async () => {
    await importBill([{ month: '2026-01', billed: 100n }], { period: '2026-01' });
    const other = await importBill([{ month: '2025-12', billed: 100n }], { period: '2026-01' });
    expect(other).toMatchObject({ result: 'refused', problems: [{ code: 'period-shrinks', value: '2026-01' }] });
    expect(billed('2026-01')).toBe(100n);
  });

  it('ask before rows are left out, and the month says so and is never final', async () => {
    const facts = [{ month: '2025-01', billed: 5n }];
    const refused = await importBill(facts, { rowsRejected: 2 });
    expect(refused).toMatchObject({ result: 'refused', problems: [{ code: 'has-rejects', value: '2' }] });
    expect(billed('2025-01')).toBeNull();
    commitImport(db, refused.importId, { ...accepting, acceptRejects: true });
    const states = loadReportInputs(db, { month: '2025-01' }).states;
    expect(states).toMatchObject([{ rejectedRows: 2, data: 'provisional' }]);
  });
});

it('a small file taken without some rows keeps its month from being final', async () => {
  await importBill([{ month: '2025-01', billed: 5n }]);
  const counts = { active: '2', hibernated: '1', paid: '1', total: '3', freemium: null, freemiumActive: null };
  const others = { elevenPlus: null, provisioning: null, leaving: null, cluster: null, basis: 'month-end' as const };
  const { importId } = stageRecords(
    db,
    {
      kind: 'workspaces-monthly',
      records: [{ month: '2025-01', ...counts, ...others }],
      ...{ name: 'counts.csv', files: [], sha256: 'counts', rowsRead: 2, rowsRejected: 1, rejects: [], notices: [] },
      ...{ columns: [], columnCount: 4 },
    },
    { by: 'test' },
  );
  expect(loadReportInputs(db, { month: '2025-01' }).states).toMatchObject([{ rejectedRows: 0, data: 'final' }]);
  commitImport(db, importId, { ...accepting, acceptRejects: true });
  expect(loadReportInputs(db, { month: '2025-01' }).states).toMatchObject([{ rejectedRows: 1, data: 'provisional' }]);
});

describe('feeds', () => {
  const focus = [{ month: '2026-01', billed: 10n }];
  const stray = { month: '2026-01', usedIn: '2026-02', billed: 10n };
  const cur = [{ month: '2026-01', billed: 12n }];

  it('count one at a time by precedence, and a person may choose', async () => {
    await importBill(cur, { format: 'cur-2.0' });
    await importBill(focus, { format: 'focus-1.2' });
    expect(billed('2026-01')).toBe(10n);
    const choice = { payerId: '1111', month: '2026-01', by: 'test' };
    chooseFeed(db, { ...choice, feed: 'cur-2.0:1111' });
    expect(billed('2026-01')).toBe(12n);
    chooseFeed(db, { ...choice, feed: null });
    expect(billed('2026-01')).toBe(10n);
  });

  it('do not lose a month to the strays of a feed with precedence', async () => {
    await importBill(cur, { format: 'cur-2.0' });
    await importBill([{ month: '2026-02', billed: 100n, rows: 99 }, stray]);
    expect([billed('2026-01'), billed('2026-02')]).toEqual([12n, 100n]);
  });

  it('of two payers are added', async () => {
    await importBill([{ month: '2026-01', billed: 1n, payerId: 'A' }]);
    await importBill([{ month: '2026-01', billed: 2n, payerId: 'B' }], { format: 'cur-2.0' });
    expect(billed('2026-01')).toBe(3n);
  });
});

it('sums far above 2^53 nanos come out exact, and an overflow is loud', async () => {
  const facts = Array.from({ length: 2_000 }, (_, index) => ({
    ...{ month: '2026-01', accountId: String(index), billed: 10_000_000_000_001n },
  }));
  await importBill(facts);
  expect(billed('2026-01')).toBe(20_000_000_000_002_000n);
  const huge = 9_223_372_036_854_775_807n;
  await importBill([0, 1].map((account) => ({ month: '2026-03', accountId: String(account), billed: huge })));
  expect(() => billed('2026-03')).toThrow(/integer overflow/);
  await expect(importBill([0, 1].map(() => ({ month: '2026-04', billed: huge })))).rejects.toThrow();
});

it('a reader sees only the old or the new total while a delivery is replaced', async () => {
  await importBill([{ month: '2026-01', billed: 100n }]);
  const reader = openDatabase(db.path);
  const seen = new Set<bigint | null>();
  const read = () =>
    seen.add(loadReportInputs(reader, { month: '2026-01', basis: 'billed' }).states.at(-1)?.billedNanos ?? null);
  for (let round = 1n; round <= 10n; round += 1n) {
    const scan = sampleScan([{ month: '2026-01', billed: 100n + round }]);
    const facts = (async function* () {
      for await (const batch of scan.facts) {
        read();
        yield batch;
        read();
      }
    })();
    const { importId } = await stageImport(db, { ...scan, facts }, { classify: classifySample, by: 'test' });
    seen.clear();
    read();
    expect([...seen]).toEqual([99n + round]);
    commitImport(db, importId, accepting);
    seen.clear();
    read();
    expect([...seen]).toEqual([100n + round]);
  }
  closeDatabase(reader);
});

it('rules that change are applied to what is stored, from their month on', async () => {
  await importBill(['2025-12', '2026-01'].map((month) => ({ month, billed: 5n })));
  const classify = () => ({ costType: 'EC2', costClass: 'fixed-platform' as const, cluster: 'c1' });
  rebuildRollups(db, { from: '2026-01', classify, by: 'test' });
  const { months } = loadReportInputs(db, { month: '2026-01' });
  const cells = months.map(({ costs }) => costs?.map(({ costType, cluster, nanos }) => [costType, cluster, nanos]));
  expect(cells).toEqual([[['Ama', null, 5n]], [['EC2', 'c1', 5n]]]);
});
