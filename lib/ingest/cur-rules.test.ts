import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CurRow, curCsv } from './corpus/cur-csv';
import { IngestError } from './ingest-error';
import { scanPaths } from './testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-cur-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const type = (name: string): CurRow => ({ line_item_line_item_type: name });
const arn = { reservation_reservation_a_r_n: 'arn:aws:ec2:us-east-1:1:reserved-instances/x' };
const plan = 'savings_plan_savings_plan_effective_cost';
const commitment = { savings_plan_total_commitment_to_date: '9', savings_plan_used_commitment: '7.5' };
const unusedFees = {
  reservation_unused_amortized_upfront_fee_for_billing_period: '1.25',
  reservation_unused_recurring_fee: '2.5',
};

type Expected = readonly [title: string, row: CurRow, effectiveNanos: bigint, scopeClass: string];

/** Each line alone costs 10 unblended; the effective cost and the scope class by hand from formats.md 2e. */
const gross: readonly Expected[] = [
  ['usage', {}, 10_000_000_000n, 'usage'],
  ['Savings Plan usage', { ...type('SavingsPlanCoveredUsage'), [plan]: '7.2' }, 7_200_000_000n, 'usage'],
  ['Savings Plan negation', type('SavingsPlanNegation'), 0n, 'usage'],
  ['Savings Plan upfront fee', type('SavingsPlanUpfrontFee'), 0n, 'commitment'],
  ['unused Savings Plan', { ...type('SavingsPlanRecurringFee'), ...commitment }, 1_500_000_000n, 'commitment'],
  ['reserved usage', { ...type('DiscountedUsage'), reservation_effective_cost: '6' }, 6_000_000_000n, 'usage'],
  ['unused reservation', { ...type('RIFee'), ...unusedFees }, 3_750_000_000n, 'commitment'],
  ['reservation upfront fee', { ...type('Fee'), ...arn }, 0n, 'commitment'],
  ['tax', type('Tax'), 10_000_000_000n, 'tax'],
  ['credit', { ...type('Credit'), line_item_unblended_cost: '-3' }, -3_000_000_000n, 'credit'],
  ['refund', { ...type('Refund'), line_item_unblended_cost: '-3' }, -3_000_000_000n, 'refund'],
  ['discount', { ...type('EdpDiscount'), line_item_unblended_cost: '-3' }, -3_000_000_000n, 'discount'],
  ['Marketplace', { bill_billing_entity: 'AWS Marketplace' }, 10_000_000_000n, 'marketplace'],
  ['support', { line_item_product_code: 'AWSSupportBusiness' }, 10_000_000_000n, 'support'],
];

const net: readonly Expected[] = [
  ['net usage', { line_item_net_unblended_cost: '9' }, 9_000_000_000n, 'usage'],
  [
    'net Savings Plan usage',
    { ...type('SavingsPlanCoveredUsage'), [plan]: '7.2', savings_plan_net_savings_plan_effective_cost: '7' },
    7_000_000_000n,
    'usage',
  ],
  [
    'gross where the net cell is empty',
    { ...type('SavingsPlanCoveredUsage'), [plan]: '7.2', savings_plan_net_savings_plan_effective_cost: '' },
    7_200_000_000n,
    'usage',
  ],
  [
    'net reserved usage',
    { ...type('DiscountedUsage'), reservation_effective_cost: '6', reservation_net_effective_cost: '5.5' },
    5_500_000_000n,
    'usage',
  ],
];

/** Every needed column is in every file, so that only the rows differ. */
const allColumns: CurRow = {
  [plan]: '',
  reservation_effective_cost: '',
  ...blank(commitment),
  ...blank(unusedFees),
  ...blank(arn),
};

function blank(row: CurRow): CurRow {
  return Object.fromEntries(Object.keys(row).map((name) => [name, '']));
}

const scanRows = async (rows: readonly CurRow[], tagKeys: readonly string[] = []) => {
  const path = join(mkdtempSync(join(directory, 'bill-')), 'bill.csv');
  writeFileSync(path, curCsv(rows));
  return scanPaths([path], tagKeys);
};

/** The one fact of a line, found by its operation. */
const effectiveByOperation = async (cases: readonly Expected[]) => {
  const rows = cases.map(([title, row]) => ({ ...allColumns, ...row, line_item_operation: title }));
  const { result, batches } = await scanRows(rows);
  const found = batches.flatMap((batch) =>
    [...batch.key].map((key, index) => {
      const line = result.keys[key];
      return [line?.operation, batch.effective?.[index], line?.scopeClass];
    }),
  );
  return found.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
};

const expected = (cases: readonly Expected[]) =>
  cases
    .map(([title, , effective, scope]) => [title, effective, scope])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

describe('the lines of a CUR', () => {
  it('cost what they amortise to, each in its scope class', async () => {
    expect(await effectiveByOperation(gross)).toEqual(expected(gross));
  });

  it('cost the net amount where the file has net columns', async () => {
    expect(await effectiveByOperation(net)).toEqual(expected(net));
  });

  it('leave split-cost rows out and say so', async () => {
    const { result } = await scanRows([{}, { line_item_operation: 'EKSPod-EC2' }]);
    expect(result.totals.map(({ billed, rows }) => [billed, rows])).toEqual([['10', 1]]);
    expect(result.notices.map(({ code }) => code)).toContain('split-cost-left-out');
  });

  it('count as other, with a notice, when their type is unknown', async () => {
    const { result } = await scanRows([type('SomethingNew')]);
    expect(result.keys.map(({ scopeClass }) => scopeClass)).toEqual(['other']);
    expect(result.notices.map(({ code }) => code)).toContain('unknown-line-kind');
  });

  it('have a list cost on usage alone, and none where the column is missing', async () => {
    const list = { pricing_public_on_demand_cost: '12' };
    const { result } = await scanRows([list, { ...type('Tax'), ...list }]);
    expect(result.totals.map((total) => total.list)).toEqual(['12']);
    expect((await scanRows([{}])).result.totals.map((total) => total.list)).toEqual([null]);
  });

  it('are refused when what they cost stands in a column that is missing', async () => {
    const scan = scanRows([type('SavingsPlanCoveredUsage')]);
    await expect(scan).rejects.toThrow(IngestError);
    await expect(scan).rejects.toThrow(/savings_plan_savings_plan_effective_cost/);
  });

  it('keep chosen tags from the JSON cell, and account ids their leading zeros', async () => {
    const tags = { resource_tags: '{"user_cloud_cluster_i_d":"blue","user_name":"x"}' };
    const { result } = await scanRows([tags], ['CloudClusterID']);
    expect(result.keys.map((key) => key.tags)).toEqual([{ CloudClusterID: 'blue' }]);
    expect(result.accounts.map(({ accountId }) => accountId)).toEqual(['000000000042']);
  });
});
