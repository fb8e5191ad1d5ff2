import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curCsv } from './corpus/cur-csv';
import { focusCsv } from './corpus/focus-csv';
import { scanPaths, setsOfPaths } from './testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-parquet-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Writes a CSV's rows as Parquet, with the types that AWS gives its columns. */
const writeParquet = async (name: string, csv: string, replace: string): Promise<string> => {
  const [from, to] = [join(directory, `${name}.csv`), join(directory, `${name}.parquet`)];
  writeFileSync(from, csv);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = `read_csv('${from}', all_varchar = true, header = true)`;
  await connection.run(`COPY (SELECT * REPLACE (${replace}) FROM ${rows}) TO '${to}' (FORMAT parquet)`);
  return to;
};

describe('a bill in Parquet', () => {
  it('reads doubles through their shortest text, timestamps as UTC and maps as tags', async () => {
    const rows = ['0.1', '0.2', '1e-10', '123456.7890123'].map((line_item_unblended_cost) => ({
      line_item_unblended_cost,
      resource_tags: 'x',
      bill_invoice_id: '',
    }));
    const path = await writeParquet(
      'cur',
      curCsv(rows),
      `CAST(line_item_unblended_cost AS DOUBLE) AS line_item_unblended_cost,
       CAST(line_item_usage_start_date AS TIMESTAMP) AS line_item_usage_start_date,
       CAST(bill_billing_period_start_date AS TIMESTAMP) AS bill_billing_period_start_date,
       MAP {'user_cloud_cluster_id': 'blue'} AS resource_tags`,
    );
    const { result } = await scanPaths([path], ['CloudClusterID']);
    expect(result).toMatchObject({ format: 'cur-2.0', rowsRead: 4, rowsRejected: 0 });
    expect(result.totals.map(({ billed, billingMonth }) => [billed, billingMonth])).toEqual([
      ['123457.0890123001', '2026-01'],
    ]);
    expect(result.keys.map(({ tags }) => tags)).toEqual([{ CloudClusterID: 'blue' }]);
    expect(result.finality).toMatchObject([{ hasInvoiceColumn: true, uninvoicedRows: 4, firstUsageDay: '2026-01-05' }]);
  });

  it('reads FOCUS decimals exactly, and names a bad row by its number', async () => {
    const csv = focusCsv([{ BilledCost: '0.000000000000000001' }, { BilledCost: '2' }]);
    const good = await writeParquet('focus', csv, 'CAST(BilledCost AS DECIMAL(38,18)) AS BilledCost');
    expect((await scanPaths([good])).result.totals.map(({ billed }) => billed)).toEqual(['2.000000000000000001']);
    const bad = await writeParquet('bad', focusCsv([{}, { BilledCost: 'x' }]), 'BilledCost AS BilledCost');
    const { rejects } = (await scanPaths([bad])).result;
    expect(rejects).toMatchObject([{ line: null, column: 'BilledCost', value: 'x' }]);
    expect(rejects[0]?.remedy).toMatch(/row 2/);
  });

  it('is refused when it is cut short', async () => {
    const path = await writeParquet('cut', focusCsv([{}, {}]), 'BilledCost AS BilledCost');
    truncateSync(path, 600);
    expect(await setsOfPaths([path])).toMatchObject([{ kind: 'refused', problems: [{ code: 'damaged-parquet' }] }]);
  });
});
