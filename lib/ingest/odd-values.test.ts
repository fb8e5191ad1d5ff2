import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FocusRow, focusCsv } from './corpus/focus-csv';
import { scanSet, setsOfPaths } from './testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-values-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;
const scanRows = async (rows: readonly FocusRow[], today?: string) => {
  files += 1;
  const path = join(directory, `${files}.csv`);
  writeFileSync(path, focusCsv(rows));
  const [set] = await setsOfPaths([path]);
  if (set?.kind !== 'bill') throw new Error('No bill.');
  return scanSet(set, [], today);
};

const costs = (cost: string): FocusRow => ({
  BilledCost: cost,
  EffectiveCost: cost,
  ContractedCost: '0',
  ListCost: '0',
});

it('refuses the same file twice, by a code of its own', async () => {
  const paths = ['one.csv', 'two.csv'].map((name) => join(directory, name));
  for (const path of paths) writeFileSync(path, focusCsv([{}]));
  const [set] = await setsOfPaths(paths);
  if (set?.kind !== 'bill') throw new Error('No bill.');
  await expect(scanSet(set)).rejects.toMatchObject({ problem: { code: 'same-file-twice' } });
});

describe('a cell of a bill', () => {
  it('may hold an amount of billions, kept to the nano', async () => {
    const { batches } = await scanRows([costs('9223372036.854775807')]);
    expect(batches.map(({ billed }) => [...billed])).toEqual([[9_223_372_036_854_775_807n]]);
  });

  it('refuses the bill when the amounts are more than can be kept', async () => {
    await expect(scanRows([costs('9223372036.9')])).rejects.toMatchObject({ problem: { code: 'amount-too-large' } });
    await expect(
      scanRows([costs('6000000000'), { ...costs('-6000000000'), ChargePeriodStart: '2026-01-06' }]),
    ).rejects.toMatchObject({
      problem: { code: 'amount-too-large' },
    });
  });

  it('is a reject when it is no time of a day in UTC', async () => {
    const bad = [
      'T25',
      ' soon',
      '+05',
      'T24:30:00Z',
      'T10:00:00+05',
      'T10:00+05',
      'T1x:00:00Z',
      '+05:00:00',
      'T10:61:00Z',
    ];
    const good = ['', 'T10:00:00Z', ' 23:59:59', 'T10:00:00.123Z', 'T10:30Z', ' 07:00:00+00'];
    const { result } = await scanRows([...bad, ...good].map((time) => ({ ChargePeriodStart: `2026-01-05${time}` })));
    expect(result.rejects.map(({ value }) => value?.slice(10))).toEqual(bad);
    expect(result.totals).toMatchObject([{ rows: good.length }]);
  });

  it('that is a quantity and no number is told of, and rejects nothing', async () => {
    const { result } = await scanRows([{ ConsumedQuantity: 'many' }, { ConsumedQuantity: '' }, {}]);
    expect(result.rowsRejected).toBe(0);
    expect(result.notices.find(({ code }) => code === 'unread-quantities')?.text).toMatch(/^1 rows /);
  });

  it('is a reject when it is a billing month that cannot be', async () => {
    const months = ['2005-12', '2006-01', '2026-02', '2026-03', '9999-01'];
    const rows = months.map((month) => ({ BillingPeriodStart: `${month}-01T00:00:00Z` }));
    const { result } = await scanRows(rows, '2026-01-31');
    expect(result.rejects.map(({ value }) => value?.slice(0, 7))).toEqual(['2005-12', '2026-03', '9999-01']);
  });
});
