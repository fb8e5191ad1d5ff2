import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CurRow, curCsv } from './corpus/cur-csv';
import { scanPaths } from './testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-costs-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Scans parts of one CUR, each with the columns that its rows name. */
const scanParts = (name: string, ...parts: readonly (readonly CurRow[])[]) =>
  scanPaths(
    parts.map((rows, index) => {
      const path = join(directory, `${name}-${index + 1}.csv`);
      writeFileSync(path, curCsv(rows));
      return path;
    }),
  );

const covered: CurRow = { line_item_line_item_type: 'SavingsPlanCoveredUsage' };
const plan = 'savings_plan_savings_plan_effective_cost';
const reserved: CurRow = { line_item_line_item_type: 'DiscountedUsage' };
const unusedPlan: CurRow = { line_item_line_item_type: 'SavingsPlanRecurringFee' };
const unusedReservation: CurRow = { line_item_line_item_type: 'RIFee' };

describe('a list cost', () => {
  it('is unknown, with a notice, when one of the parts has no column for it', async () => {
    const { result, batches } = await scanParts('list', [{ pricing_public_on_demand_cost: '12' }], [{}]);
    expect(result.totals).toMatchObject([{ billed: '20', list: null }]);
    expect(batches.map(({ list }) => list)).toEqual([null]);
    expect(result.notices.map(({ code }) => code)).toContain('cost-unknown-in-a-part');
  });
});

describe('a line whose cost stands in a column of its own', () => {
  it.each([
    ['a covered usage', covered, plan],
    ['a reserved usage', reserved, 'reservation_effective_cost'],
    ['an unused Savings Plan', unusedPlan, 'savings_plan_total_commitment_to_date'],
    ['an unused reservation', unusedReservation, 'reservation_unused_recurring_fee'],
  ])('is a reject when that cell is empty: %s', async (name, row, column) => {
    const { result } = await scanParts(name.replaceAll(' ', '-'), [
      { ...row, [column]: '6' },
      { ...row, [column]: '' },
    ]);
    expect(result).toMatchObject({ rowsRejected: 1, rejects: [{ line: 3, column, value: null }] });
    expect(result.totals).toMatchObject([{ rows: 1, effective: '6' }]);
  });

  it('is a reject when its part lacks the column that another part has', async () => {
    const { result } = await scanParts('parts', [{ ...covered, [plan]: '6' }], [covered]);
    expect(result.rejects).toMatchObject([{ line: 2, column: plan }]);
    expect(result.rejects[0]?.file).toContain('parts-2.csv');
  });

  it('may have a zero in it', async () => {
    const { result } = await scanParts('zero', [{ ...covered, [plan]: '0' }]);
    expect(result).toMatchObject({ rowsRejected: 0, totals: [{ effective: '0' }] });
  });
});
