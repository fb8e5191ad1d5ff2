import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCosts } from '../../../../db/queries/active-costs';
import { reportMoney } from '../../../../db/queries/convert';
import { curCsv } from '../../../ingest/corpus/cur-csv';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import { folderConnector } from './folder-connector';
import { folderSettingsSchema } from './folder-settings';

let bench: ConnectorBench;
let folder = '';
beforeEach(() => {
  bench = connectorBench('folder', '2026-02-20T06:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'perunit-folder-'));
});
afterEach(() => {
  bench.remove();
  rmSync(folder, { recursive: true });
});

let minutes = 0;
/** Writes a file as if it had lain there for a while, each time another one. */
const put = (name: string, content: string) => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  minutes += 1;
  const then = new Date(Date.parse('2026-02-01T00:00:00Z') + minutes * 60_000);
  utimesSync(path, then, then);
};

const bill = (month: string, dollars: number, service = 'AmazonEC2') =>
  curCsv([
    {
      bill_billing_period_start_date: `${month}-01T00:00:00.000Z`,
      line_item_usage_start_date: `${month}-05T00:00:00.000Z`,
      ...{ line_item_product_code: service, line_item_unblended_cost: String(dollars) },
    },
  ]);
const deliver = (month: string, assembly: string, parts: readonly string[]) => {
  const [from, to] = [`${month.replace('-', '')}01`, '20991201'];
  const keys = parts.map((_, at) => `report/${from}-${to}/${assembly}/report-${at + 1}.csv`);
  for (const [at, key] of keys.entries()) put(`copy/${key}`, parts[at] ?? '');
  const manifest = { assemblyId: assembly, bucket: 'bills', billingPeriod: { start: `${from}T000000.000Z` } };
  put(
    `copy/report/${from}-${to}/report-Manifest.json`,
    JSON.stringify({ ...manifest, reportKeys: keys.map((key) => `cur/${key}`) }),
  );
};

const settings = (changes = {}) => folderSettingsSchema.parse({ path: folder, ...changes });
const pull = async (changes = {}) => {
  const { outcomes, notices } = await folderConnector.pull(settings(changes), { months: null }, bench.context);
  return { results: outcomes.map(({ result }) => result), notices };
};
const billed = () => {
  const span = { first: '2025-12', last: '2026-02' };
  const costs = activeCosts(bench.db, { ...span, basis: 'billed', money: reportMoney(bench.db, span, 'USD') });
  const months: Record<string, number> = {};
  for (const { month, nanos } of costs) months[month] = (months[month] ?? 0) + Number((nanos ?? 0n) / 1_000_000_000n);
  return months;
};

describe('a pull of a folder', () => {
  it('imports loose files once, and again when they hold something else', async () => {
    put('december.csv', bill('2025-12', 3));
    put('january-1.csv', bill('2026-01', 4));
    put('january-2.csv', bill('2026-01', 5, 'AmazonS3'));
    expect((await pull()).results).toEqual(['imported', 'imported']);
    expect(billed()).toEqual({ '2025-12': 3, '2026-01': 9 });
    expect((await pull()).results).toEqual([]);

    put('december.csv', bill('2025-12', 3));
    put('january-2.csv', bill('2026-01', 6, 'AmazonS3'));
    expect((await pull()).results).toEqual(['replaced']);
    expect(billed()).toEqual({ '2025-12': 3, '2026-01': 10 });
  });

  it('brings the whole bill when a part of it is added', async () => {
    put('january-1.csv', bill('2026-01', 4));
    await pull();
    put('january-2.csv', bill('2026-01', 5, 'AmazonS3'));
    const { notices } = await pull();
    expect(notices).toEqual([expect.stringContaining('january-2.csv counts together with january-1.csv')]);
    expect(billed()).toEqual({ '2026-01': 9 });
    expect((await pull()).notices).toEqual([]);
  });

  it('notices once that a file was deleted', async () => {
    put('december.csv', bill('2025-12', 3));
    put('january.csv', bill('2026-01', 4));
    await pull();
    rmSync(join(folder, 'december.csv'));
    expect((await pull()).notices).toEqual(['december.csv is no longer in the folder; what was imported of it stays.']);
    expect((await pull()).notices).toEqual([]);
    expect(billed()).toEqual({ '2025-12': 3, '2026-01': 4 });
  });

  it('follows the manifests of a copied export, beside small files', async () => {
    deliver('2026-01', 'old', [bill('2026-01', 90)]);
    deliver('2026-01', 'new', [bill('2026-01', 4), bill('2026-01', 5, 'AmazonS3')]);
    put('workspaces.csv', 'month,active,hibernated,paid\n2026-01,10,5,8\n');
    expect((await pull()).results).toEqual(['imported', 'imported']);
    expect(billed()).toEqual({ '2026-01': 9 });
    expect((await pull()).results).toEqual([]);
    deliver('2026-01', 'newer', [bill('2026-01', 7), bill('2026-01', 8, 'AmazonS3')]);
    expect((await pull()).results).toEqual(['replaced']);
    expect(billed()).toEqual({ '2026-01': 15 });
  });

  it('says each time that a file was refused, and tries again when it is touched', async () => {
    put('december.csv', bill('2025-12', 3));
    put('odd.csv', 'a,b\n1,2\n');
    expect((await pull()).results).toEqual(['imported', 'refused']);
    expect(await pull()).toEqual({ results: [], notices: [expect.stringContaining('odd.csv: refused before')] });
    put('odd.csv', 'a,b\n1,2\n');
    expect((await pull()).results).toEqual(['refused']);
  });

  it('leaves alone what is being written', async () => {
    put('december.csv', bill('2025-12', 3));
    writeFileSync(join(folder, 'january.csv'), bill('2026-01', 4));
    const writing = setInterval(() => appendFileSync(join(folder, 'january.csv'), '\n'), 100);
    const { results, notices } = await pull().finally(() => clearInterval(writing));
    expect(results).toEqual([]);
    expect(notices).toEqual(['Being written at this moment, so left for the next pull: january.csv.']);
    expect(billed()).toEqual({});
  });

  it('tells a folder that is not there, a file, an empty one, and several exports', async () => {
    await expect(pull({ path: join(folder, 'none') })).rejects.toThrow('There is no folder');
    await expect(pull()).rejects.toThrow('holds no bill');
    put('december.csv', bill('2025-12', 3));
    await expect(pull({ path: join(folder, 'december.csv') })).rejects.toThrow('is a file, no folder');
    deliver('2026-01', 'a', [bill('2026-01', 90)]);
    put('other/20260101-20260201/other-Manifest.json', '{}');
    await expect(pull()).rejects.toThrow('holds several exports');
    await expect(pull({ export: 'report' })).resolves.toBeTruthy();
    expect(folderSettingsSchema.safeParse({ path: 'here' }).success).toBe(false);
  });

  it('is tested by a look at what is there', async () => {
    put('december.csv', bill('2025-12', 3));
    expect(await folderConnector.test(settings(), bench.context)).toEqual({
      ...{ text: 'Found 1 file that may be bills.', details: [] },
    });
  });
});
