import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleDataDirectory, sampleDataTitle } from '../../scripts/testing/sample-data';
import { serviceNames } from './service-names';
import { scanPaths } from './testing/scan-paths';
import type { ExactTotal } from './types';

const directory = sampleDataDirectory();
const Exact = Decimal.clone({ precision: 60 });
const amounts = z.record(z.string(), z.string());

const readTruth = (path: string): unknown => JSON.parse(readFileSync(join(directory ?? '', path), 'utf8'));

const sumBy = (totals: readonly ExactTotal[], key: (total: ExactTotal) => string, cost: 'billed' | 'effective') => {
  const sums = new Map<string, Decimal>();
  for (const total of totals) sums.set(key(total), (sums.get(key(total)) ?? new Exact(0)).plus(total[cost] ?? 'NaN'));
  return Object.fromEntries([...sums].map(([name, sum]) => [name, sum.toFixed()]));
};

const vocabulary = (sums: Record<string, string>): Record<string, string> => {
  const merged = new Map<string, Decimal>();
  for (const [code, sum] of Object.entries(sums)) {
    const name = serviceNames[code] ?? code;
    merged.set(name, (merged.get(name) ?? new Exact(0)).plus(sum));
  }
  return Object.fromEntries([...merged].map(([name, sum]) => [name, sum.toFixed()]));
};

const total = (totals: readonly ExactTotal[], cost: 'billed' | 'effective') => sumBy(totals, () => 'all', cost)['all'];

describe.skipIf(directory === null)(sampleDataTitle('the FOCUS 1.0 sample'), () => {
  it('equals the truth to the last digit, by billing month, sub-account and service', async () => {
    const truth = z
      .object({
        all_providers: z.object({
          rows: z.number(),
          billed_total: z.string(),
          effective_total: z.string(),
          billed_by_billing_month: amounts,
          billed_by_sub_account: amounts,
          effective_by_sub_account: amounts,
          billed_by_service: amounts,
          effective_by_service: amounts,
        }),
      })
      .parse(readTruth('focus-1.0/truth.json')).all_providers;
    const { result, batches } = await scanPaths([join(directory ?? '', 'focus-1.0/focus_sample.csv')]);
    expect(result).toMatchObject({ format: 'focus-1.0', rowsRead: 1000, rowsRejected: 0, currency: 'USD' });
    expect(total(result.totals, 'billed')).toBe('20.52022672899');
    expect(total(result.totals, 'billed')).toBe(truth.billed_total);
    expect(total(result.totals, 'effective')).toBe(truth.effective_total);
    expect(sumBy(result.totals, ({ billingMonth }) => billingMonth, 'billed')).toEqual(truth.billed_by_billing_month);
    expect(sumBy(result.totals, ({ accountId }) => accountId, 'billed')).toEqual(truth.billed_by_sub_account);
    expect(sumBy(result.totals, ({ accountId }) => accountId, 'effective')).toEqual(truth.effective_by_sub_account);
    expect(sumBy(result.totals, ({ service }) => service, 'billed')).toEqual(vocabulary(truth.billed_by_service));
    expect(sumBy(result.totals, ({ service }) => service, 'effective')).toEqual(vocabulary(truth.effective_by_service));
    expect(batches.flatMap(({ rows }) => [...rows]).reduce((sum, rows) => sum + rows, 0)).toBe(truth.rows);
  });
});

describe.skipIf(directory === null)(sampleDataTitle('the legacy CUR sample'), () => {
  it('equals the truth to the last digit, by service, account and month', async () => {
    const truth = z
      .object({
        unblended_total: z.string(),
        unblended_by_month: amounts,
        unblended_by_account: amounts,
        unblended_by_product_code: amounts,
        unblended_by_line_item_type: amounts,
      })
      .parse(readTruth('cur-legacy/truth.json'));
    const { result, batches } = await scanPaths([
      join(directory ?? '', 'cur-legacy/sample-anonymous-aws-export-dataset.csv'),
    ]);
    expect(result).toMatchObject({ format: 'cur-legacy', rowsRead: 1281, rowsRejected: 0 });
    expect(total(result.totals, 'billed')).toBe('1.6823086974');
    expect(total(result.totals, 'billed')).toBe(truth.unblended_total);
    expect(sumBy(result.totals, ({ billingMonth }) => billingMonth, 'billed')).toEqual(truth.unblended_by_month);
    expect(sumBy(result.totals, ({ accountId }) => accountId, 'billed')).toEqual(truth.unblended_by_account);
    expect(sumBy(result.totals, ({ service }) => service, 'billed')).toEqual(
      vocabulary(truth.unblended_by_product_code),
    );
    const byScope = { tax: 0n, usage: 0n };
    for (const batch of batches) {
      batch.key.forEach((key, index) => {
        const scope = result.keys[key]?.scopeClass === 'tax' ? 'tax' : 'usage';
        byScope[scope] += batch.billed[index] ?? 0n;
      });
    }
    // Facts are rounded to nanos one by one: half a nano a fact is what they may differ by.
    expect(byScope.tax).toBe(80_000_000n);
    const usageTruth = BigInt(new Exact(truth.unblended_by_line_item_type['Usage'] ?? '0').times(1e9).toFixed(0));
    const difference = byScope.usage > usageTruth ? byScope.usage - usageTruth : usageTruth - byScope.usage;
    expect(difference <= 641n).toBe(true);
  });
});

describe.skipIf(directory === null)(sampleDataTitle('the Cost Explorer sample'), () => {
  it('equals the truth to the last digit, by month and service', async () => {
    const truth = z
      .object({ groups: z.number(), total: z.string(), by_month: amounts, by_service: amounts })
      .parse(readTruth('cost-explorer-monthly/truth.json'));
    const { result } = await scanPaths([
      join(directory ?? '', 'cost-explorer-monthly/ce-getcostandusage-monthly-service.json'),
    ]);
    expect(result).toMatchObject({ format: 'cost-explorer', rowsRead: 160, rowsRejected: 0, currency: 'USD' });
    expect(result.rowsRead).toBe(truth.groups);
    expect(total(result.totals, 'billed')).toBe('1957.6799440971');
    expect(total(result.totals, 'billed')).toBe(truth.total);
    expect(sumBy(result.totals, ({ billingMonth }) => billingMonth, 'billed')).toEqual(truth.by_month);
    expect(sumBy(result.totals, ({ service }) => service, 'billed')).toEqual(vocabulary(truth.by_service));
    expect(result.totals.every(({ effective, list }) => effective === null && list === null)).toBe(true);
    expect(result.finality.map(({ isEstimated }) => isEstimated)).toEqual([false, false, false, false, false, false]);
  });
});
