import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curCsv } from './corpus/cur-csv';
import { focusCsv } from './corpus/focus-csv';
import { findDeliverySets } from './delivery-set';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-sets-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const noParquet = () => Promise.reject(new Error('No Parquet here.'));

/** Writes a folder's files and sorts them into delivery sets. */
const setsOf = (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(directory, 'drop-'));
  const inputs = Object.entries(files).map(([name, content]) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return { name, path };
  });
  return findDeliverySets(inputs, noParquet);
};

const summary = (sets: Awaited<ReturnType<typeof setsOf>>) =>
  sets.map((set) => ({
    kind: set.kind,
    files: set.kind === 'bill' ? set.files.map(({ name }) => name).sort() : [],
    period: set.kind === 'bill' ? set.period : null,
  }));

const period = '20260101-20260201';
const legacyManifest = (assembly: string, parts: readonly string[]) =>
  JSON.stringify({
    assemblyId: assembly,
    reportName: 'bill',
    billingPeriod: { start: '20260101T000000.000Z', end: '20260201T000000.000Z' },
    reportKeys: parts.map((part) => `exports/bill/${period}/${assembly}/${part}`),
  });
const legacyCsv = curCsv([{}], (name) => name.replace('line_item_', 'lineItem/').replace('bill_', 'bill/'));

describe('files that were dropped', () => {
  it('follow the top manifest of a legacy report and leave other assemblies alone', async () => {
    const sets = await setsOf({
      [`bill/${period}/bill-Manifest.json`]: legacyManifest('new', ['bill-1.csv', 'bill-2.csv']),
      [`bill/${period}/old/bill-Manifest.json`]: legacyManifest('old', ['bill-1.csv']),
      [`bill/${period}/old/bill-1.csv`]: curCsv([{ line_item_unblended_cost: '99' }]),
      [`bill/${period}/new/bill-1.csv`]: curCsv([{}]),
      [`bill/${period}/new/bill-2.csv`]: curCsv([{}]),
    });
    const files = [`bill/${period}/new/bill-1.csv`, `bill/${period}/new/bill-2.csv`];
    expect(summary(sets)).toEqual([{ kind: 'bill', files, period: '2026-01' }]);
  });

  it('follow the data files of a Data Exports manifest, its period from the path', async () => {
    const data = 'export/data/BILLING_PERIOD=2026-01';
    const sets = await setsOf({
      'export/metadata/BILLING_PERIOD=2026-01/export-Manifest.json': JSON.stringify({
        executionId: 'b',
        dataFiles: [`s3://bucket/${data}/2026-02-03T00:00:00Z-b/export-1.csv`],
      }),
      [`${data}/2026-02-01T00:00:00Z-a/export-1.csv`]: focusCsv([{ BilledCost: '99' }]),
      [`${data}/2026-02-03T00:00:00Z-b/export-1.csv`]: focusCsv([{}]),
    });
    const files = [`${data}/2026-02-03T00:00:00Z-b/export-1.csv`];
    expect(summary(sets)).toEqual([{ kind: 'bill', files, period: '2026-01' }]);
  });

  it('are refused when the manifest names a part that is not there', async () => {
    const sets = await setsOf({
      [`bill/${period}/bill-Manifest.json`]: legacyManifest('new', ['bill-1.csv', 'bill-2.csv']),
      [`bill/${period}/new/bill-1.csv`]: curCsv([{}]),
    });
    expect(sets).toMatchObject([{ kind: 'refused', problems: [{ code: 'part-missing' }] }]);
  });

  it('are not taken for another month’s or another assembly’s, though their names agree', async () => {
    const data = 'exp/data/BILLING_PERIOD=2026-01/e-1.csv';
    const february = JSON.stringify({ dataFiles: ['s3://b/exp/data/BILLING_PERIOD=2026-02/e-1.csv'] });
    const month = await setsOf({
      'exp/metadata/BILLING_PERIOD=2026-02/e-Manifest.json': february,
      [data]: curCsv([{}]),
    });
    expect(month).toMatchObject([{ kind: 'refused', problems: [{ code: 'part-missing' }] }]);
    const assembly = await setsOf({
      [`r/${period}/r-Manifest.json`]: legacyManifest('bbbb', ['r-1.csv']),
      [`r/${period}/aaaa/r-1.csv`]: legacyCsv,
    });
    expect(assembly).toMatchObject([{ kind: 'refused', problems: [{ code: 'part-missing' }] }]);
  });

  it('may lie beside their manifest without folders, when no other has their name', async () => {
    const manifest = legacyManifest('new', ['r-1.csv']);
    expect(summary(await setsOf({ 'r-Manifest.json': manifest, 'r-1.csv': legacyCsv }))).toEqual([
      { kind: 'bill', files: ['r-1.csv'], period: '2026-01' },
    ]);
    const two = await setsOf({ 'r-Manifest.json': manifest, 'r-1.csv': legacyCsv, 'more/r-1.csv': legacyCsv });
    expect(two).toMatchObject([{ kind: 'refused', problems: [{ code: 'part-ambiguous' }] }]);
  });

  it('are found beside a bill in a folder of any name, with other files beside it', async () => {
    const data = 'data/BILLING_PERIOD=2026-01/e-1.csv';
    const sets = await setsOf({
      'mine/metadata/BILLING_PERIOD=2026-01/e-Manifest.json': JSON.stringify({ dataFiles: [`s3://b/exp/${data}`] }),
      [`mine/${data}`]: curCsv([{}]),
      'other.csv': curCsv([{}]),
    });
    expect(summary(sets)).toEqual([{ kind: 'bill', files: [`mine/${data}`], period: '2026-01' }]);
  });

  it('never stand for two keys', async () => {
    const keys = ['s3://b/x/BILLING_PERIOD=2026-01/e-1.csv', 's3://b/y/BILLING_PERIOD=2026-01/e-1.csv'];
    const sets = await setsOf({ 'e-Manifest.json': JSON.stringify({ dataFiles: keys }), 'e-1.csv': curCsv([{}]) });
    expect(sets).toMatchObject([{ kind: 'refused', problems: [{ code: 'part-ambiguous' }] }]);
  });

  it('of two assemblies without a top manifest are refused, both named', async () => {
    const sets = await setsOf({
      [`${period}/aaaa/r-Manifest.json`]: legacyManifest('aaaa', ['r-1.csv']),
      [`${period}/aaaa/r-1.csv`]: legacyCsv,
      [`${period}/bbbb/r-Manifest.json`]: legacyManifest('bbbb', ['r-1.csv']),
      [`${period}/bbbb/r-1.csv`]: legacyCsv,
    });
    expect(sets).toMatchObject([{ kind: 'refused', problems: [{ code: 'manifest-ambiguous' }] }]);
    const [problem] = sets[0]?.kind === 'refused' ? sets[0].problems : [];
    expect(problem?.text).toMatch(/aaaa\/r-Manifest.json and .*bbbb\/r-Manifest.json/);
  });

  it('are parts of one bill when format, payer and month agree, and two bills when a month differs', async () => {
    const february = { BillingPeriodStart: '2026-02-01T00:00:00.000Z' };
    const sets = await setsOf({ 'a.csv': focusCsv([{}]), 'b.csv': focusCsv([{}]), 'c.csv': focusCsv([february]) });
    expect(summary(sets).map(({ files }) => files)).toEqual([['a.csv', 'b.csv'], ['c.csv']]);
  });

  it('are told by their header, whatever their names say', async () => {
    const sets = await setsOf({ 'focus.csv': curCsv([{}]), 'cur.csv': focusCsv([{}]), 'cur-2.csv': legacyCsv });
    expect(sets.map((set) => (set.kind === 'bill' ? `${set.name} ${set.format}` : set.kind)).sort()).toEqual([
      'cur-2.csv cur-legacy',
      'cur.csv focus-1.0',
      'focus.csv cur-2.0',
    ]);
  });
});
