import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoFiles } from '../demo/write-files';
import { type CurRow, curCsv } from './corpus/cur-csv';
import { independentCurTotals } from './corpus/independent-cur-totals';
import { scanPaths } from './testing/scan-paths';
import type { ScanResult } from './types';

const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-independent-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** The scan's totals in the second reader's words. */
const scannedTotals = ({ rowsRead, rowsLeftOut, totals }: ScanResult) => {
  const sum = (cost: 'billed' | 'effective') =>
    totals.reduce((all, total) => all.plus(total[cost] ?? 'NaN'), new Exact(0)).toFixed();
  return { rows: rowsRead, leftOut: rowsLeftOut, billed: sum('billed'), effective: sum('effective') };
};

const type = (name: string): CurRow => ({ line_item_line_item_type: name });
const reserved = { reservation_reservation_a_r_n: 'arn:aws:ec2:us-east-1:1:reserved-instances/x' };
const unusedFees = {
  reservation_unused_amortized_upfront_fee_for_billing_period: '1.2500000001',
  reservation_unused_recurring_fee: '0.75',
};
const commitment = { savings_plan_total_commitment_to_date: '9', savings_plan_used_commitment: '7.5000000003' };
const planRefund = {
  line_item_product_code: 'ComputeSavingsPlans',
  line_item_line_item_description: 'Refund for one-time fee for Savings Plan ID: x',
};

/** One line of every kind that amortises in its own way, and of some that do not. */
const everyKind: readonly CurRow[] = [
  { line_item_unblended_cost: '0.0000000001' },
  { ...type('SavingsPlanCoveredUsage'), savings_plan_savings_plan_effective_cost: '6.1234567891' },
  { ...type('SavingsPlanNegation'), line_item_unblended_cost: '-10' },
  { ...type('SavingsPlanUpfrontFee'), line_item_unblended_cost: '1000' },
  { ...type('SavingsPlanRecurringFee'), line_item_unblended_cost: '9', ...commitment },
  {
    ...type('DiscountedUsage'),
    ...reserved,
    line_item_unblended_cost: '0',
    reservation_effective_cost: '3.3333333333',
  },
  { ...type('RIFee'), ...reserved, line_item_unblended_cost: '44', ...unusedFees },
  { ...type('Fee'), ...reserved, line_item_unblended_cost: '500' },
  { ...type('Fee'), line_item_unblended_cost: '15' },
  { ...type('Refund'), ...planRefund, line_item_unblended_cost: '-80' },
  { ...type('Refund'), line_item_unblended_cost: '-8.0000000009' },
  { ...type('Credit'), line_item_unblended_cost: '-2.5E-7' },
  { ...type('Tax'), line_item_unblended_cost: '1.9' },
  { ...type('EdpDiscount'), line_item_unblended_cost: '-0.4' },
  { ...type('Usage'), line_item_operation: 'EKSPod-EC2', line_item_unblended_cost: '77' },
  { ...type('Usage'), line_item_operation: 'ECSTask-EC2', line_item_unblended_cost: '78' },
];

const netCosts: readonly CurRow[] = [
  { line_item_net_unblended_cost: '9.5' },
  {
    ...type('SavingsPlanCoveredUsage'),
    savings_plan_savings_plan_effective_cost: '6',
    savings_plan_net_savings_plan_effective_cost: '5.7000000001',
  },
  { ...type('DiscountedUsage'), ...reserved, reservation_effective_cost: '3', reservation_net_effective_cost: '2.9' },
  { ...type('Tax'), line_item_net_unblended_cost: '' },
];

/** `line_item_unblended_cost` → `lineItem/UnblendedCost`, as the legacy report writes its columns. */
const legacyName = (name: string): string => {
  const category = ['line_item', 'bill', 'reservation', 'savings_plan', 'pricing', 'product'].find((one) =>
    name.startsWith(`${one}_`),
  );
  if (category === undefined) return name;
  const camel = category.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const rest = name.slice(category.length + 1).replace(/_a_r_n$/, '_ARN');
  return `${camel}/${rest.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase())}`;
};

describe('a second reader that shares nothing with the import', () => {
  it.each([
    ['every kind of line', everyKind, '2.0'],
    ['net columns', netCosts, '2.0'],
    ['every kind of line', everyKind, 'legacy'],
    ['net columns', netCosts, 'legacy'],
  ] as const)('finds the same billed and effective cost: %s, CUR %s%s', async (_name, lines, version) => {
    const isLegacy = version === 'legacy';
    const path = join(directory, `${version}-${lines.length}.csv`);
    writeFileSync(path, isLegacy ? curCsv(lines, legacyName) : curCsv(lines));
    const { result } = await scanPaths([path]);
    expect(result.format).toBe(isLegacy ? 'cur-legacy' : 'cur-2.0');
    expect(scannedTotals(result)).toEqual(independentCurTotals([path]));
  });

  it('finds the same in parts, one of them zipped, whose columns differ', async () => {
    const paths = [join(directory, 'part-1.csv'), join(directory, 'part-2.csv.gz')];
    writeFileSync(paths[0] ?? '', curCsv(everyKind));
    writeFileSync(paths[1] ?? '', gzipSync(curCsv([{ line_item_unblended_cost: '0.1' }])));
    const { result } = await scanPaths(paths);
    expect(result.files).toHaveLength(2);
    expect(scannedTotals(result)).toEqual(independentCurTotals(paths));
  });

  it('finds the same in two months of the demo’s CUR', async () => {
    const { bills } = await writeDemoFiles(join(directory, 'demo'), {
      formats: ['cur'],
      variant: 'standard',
      months: [1, 30],
    });
    expect(bills).toHaveLength(2);
    for (const path of bills) {
      const { result } = await scanPaths([path]);
      expect(result.rowsRejected).toBe(0);
      expect(scannedTotals(result)).toEqual(independentCurTotals([path]));
    }
  });
});
