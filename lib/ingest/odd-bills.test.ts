import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curCsv } from './corpus/cur-csv';
import { focus10Columns, focusCsv } from './corpus/focus-csv';
import { findDeliverySets } from './delivery-set';
import { scanPaths, scanSet } from './testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-odd-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (name: string, content: string): string => {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

/** Writes a CSV's rows as Parquet, some columns as other types. */
const writeParquet = async (name: string, csv: string, replace: string): Promise<string> => {
  const [from, to] = [write(`${name}.csv`, csv), join(directory, `${name}.parquet`)];
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'America/New_York'");
  const rows = `read_csv('${from}', all_varchar = true, header = true)`;
  await connection.run(`COPY (SELECT * REPLACE (${replace}) FROM ${rows}) TO '${to}' (FORMAT parquet)`);
  return to;
};

describe('a bill', () => {
  it('of two payers keeps them apart, leading zeros and all', async () => {
    const path = write(
      'payers.csv',
      curCsv([
        { bill_payer_account_id: '000000000001', line_item_usage_account_id: '000000000007' },
        { bill_payer_account_id: '100000000001', line_item_usage_account_id: '007000000000' },
        { bill_payer_account_id: '1', line_item_usage_account_id: '7' },
      ]),
    );
    const { result } = await scanPaths([path]);
    expect(result.totals.map(({ payerId, accountId, billed }) => [payerId, accountId, billed])).toEqual([
      ['000000000001', '000000000007', '10'],
      ['1', '7', '10'],
      ['100000000001', '007000000000', '10'],
    ]);
    expect(result.finality.map(({ payerId }) => payerId)).toEqual(['000000000001', '1', '100000000001']);
  });

  it('may have other columns in each part', async () => {
    const without = focus10Columns.filter((name) => name !== 'RegionId' && name !== 'Tags');
    const paths = [
      write('part-1.csv', focusCsv([{ BilledCost: '1.1' }], { columns: [...without].reverse() })),
      write('part-2.csv', focusCsv([{ BilledCost: '2.2', Tags: '{"Cluster":"blue"}' }])),
      write(
        'part-3.csv',
        focusCsv([{ BilledCost: '3.3', x_Operation: 'Run' }], { columns: [...without, 'x_Operation'] }),
      ),
    ];
    const { result } = await scanPaths(paths, ['Cluster']);
    expect(result.totals.map(({ billed, rows }) => [billed, rows])).toEqual([['6.6', 3]]);
    expect(result.keys.map(({ region, tags }) => [region, tags])).toEqual(
      expect.arrayContaining([
        [null, {}],
        ['us-east-1', { Cluster: 'blue' }],
      ]),
    );
  });

  it.each([
    ['tags', 'differs from another in capitals alone'],
    ['', 'is empty'],
    ['a"b', 'has a quote in it'],
  ])('may have a column whose name %j %s', async (name) => {
    const header = [...focus10Columns, name].map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
    const [, ...lines] = focusCsv([{ Tags: '{"Cluster":"blue"}' }], { columns: focus10Columns }).split('\n');
    const path = write(`named-${name.length}.csv`, `${header}\n${lines[0]},x\n`);
    const { result } = await scanPaths([path], ['Cluster']);
    expect(result).toMatchObject({ rowsRejected: 0, totals: [{ billed: '1.5' }] });
    expect(result.keys.map(({ tags }) => tags)).toEqual([{ Cluster: 'blue' }]);
  });

  it('of the legacy CUR may have tags that differ in capitals alone', async () => {
    const spell = (one: string) => one.replace('line_item_', 'lineItem/').replace('bill_', 'bill/');
    const tags = { 'resourceTags/user:Name': 'x', 'resourceTags/user:name': 'y' };
    const { result } = await scanPaths([write('legacy-tags.csv', curCsv([tags], spell))], ['Name']);
    expect(result).toMatchObject({ format: 'cur-legacy', totals: [{ billed: '10' }], keys: [{ tags: { Name: 'x' } }] });
  });

  it('in a folder is read from the newest manifest’s files alone', async () => {
    const period = '20260101-20260201';
    const manifest = {
      assemblyId: 'new',
      reportName: 'bill',
      billingPeriod: { start: '20260101T000000.000Z', end: '20260201T000000.000Z' },
      reportKeys: [1, 2].map((part) => `exports/bill/${period}/new/bill-${part}.csv`),
    };
    const files = {
      [`bill/${period}/bill-Manifest.json`]: JSON.stringify(manifest),
      [`bill/${period}/old/bill-Manifest.json`]: JSON.stringify({
        ...manifest,
        ...{ assemblyId: 'old', reportKeys: [`exports/bill/${period}/old/bill-1.csv`] },
      }),
      [`bill/${period}/old/bill-1.csv`]: curCsv([{ line_item_unblended_cost: '99' }]),
      [`bill/${period}/new/bill-1.csv`]: curCsv([{ line_item_unblended_cost: '1' }]),
      [`bill/${period}/new/bill-2.csv`]: curCsv([{ line_item_unblended_cost: '2' }]),
    };
    const inputs = Object.entries(files).map(([name, content]) => ({ name, path: write(name, content) }));
    const sets = await findDeliverySets(inputs, () => Promise.reject(new Error('No Parquet here.')));
    const [set] = sets;
    if (set?.kind !== 'bill') throw new Error('No bill.');
    const { result } = await scanSet(set);
    expect(sets).toHaveLength(1);
    expect(result).toMatchObject({ period: '2026-01', rowsRead: 2, totals: [{ billed: '3' }] });
  });
});

describe('columns of a Parquet bill', () => {
  const dates = (type: string) =>
    ['ChargePeriodStart', 'BillingPeriodStart'].map((name) => `CAST(${name} AS ${type}) AS ${name}`).join(', ');

  it.each(['TIMESTAMP', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIMESTAMPTZ'])(
    'that are %s give the day and month of UTC',
    async (type) => {
      const csv = focusCsv([{ ChargePeriodStart: '2026-01-01T00:00:00Z' }]);
      const path = await writeParquet(`dates-${type}`, csv, dates(type));
      const { result, batches } = await scanPaths([path]);
      expect(result).toMatchObject({
        rowsRejected: 0,
        finality: [{ billingMonth: '2026-01', firstUsageDay: '2026-01-01' }],
      });
      expect([...(batches[0]?.usageDay ?? [])]).toEqual([Date.UTC(2026, 0, 1) / 86_400_000]);
    },
  );

  it('that are DATE are days', async () => {
    const path = await writeParquet('dates', focusCsv([{}]), dates('DATE'));
    expect((await scanPaths([path])).result.finality).toMatchObject([
      { billingMonth: '2026-01', firstUsageDay: '2026-01-05' },
    ]);
  });

  it.each([
    ['DECIMAL(18,2)', '12.34', '12.34'],
    ['DECIMAL(38,18)', '0.000000000000000001', '0.000000000000000001'],
    ['DOUBLE', '0.1', '0.1'],
    ['FLOAT', '0.5', '0.5'],
    ['BIGINT', '-7', '-7'],
  ])('that are %s keep their amount', async (type, cost, billed) => {
    const name = `cost-${type.replaceAll(/\W/g, '-')}`;
    const path = await writeParquet(
      name,
      focusCsv([{ BilledCost: cost }]),
      `CAST(BilledCost AS ${type}) AS BilledCost`,
    );
    expect((await scanPaths([path])).result.totals).toMatchObject([{ billed }]);
  });

  it.each([
    ['a map', "MAP {'Cluster': 'blue', 'it''s': 'x'}"],
    ['a struct', "{'Cluster': 'blue'}"],
    ['JSON text', `'{"Cluster":"blue"}'`],
  ])('that hold tags as %s are read', async (what, value) => {
    const path = await writeParquet(`tags-${what.replaceAll(' ', '-')}`, focusCsv([{}]), `${value} AS Tags`);
    expect((await scanPaths([path], ['Cluster'])).result.keys).toMatchObject([{ tags: { Cluster: 'blue' } }]);
  });
});
