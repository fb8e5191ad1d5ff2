import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Decimal } from 'decimal.js';
import Papa from 'papaparse';

const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

type Line = { readonly text: (column: string) => string; readonly amount: (...columns: string[]) => Decimal };

/** `lineItem/UnblendedCost` and `line_item_unblended_cost` are the same column: letters alone, small. */
const letters = (column: string) => column.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const lineOf = (row: Readonly<Record<string, string>>): Line => {
  const cells = new Map(Object.entries(row).map(([column, cell]) => [letters(column), cell === 'NULL' ? '' : cell]));
  const text = (column: string) => cells.get(letters(column)) ?? '';
  const amount = (...columns: string[]) => {
    const filled = columns.map(text).find((cell) => cell !== '');
    return new Exact(filled ?? 0);
  };
  return { text, amount };
};

const isRefundOfPlan = ({ text }: Line) =>
  text('line_item_product_code') === 'ComputeSavingsPlans' &&
  text('line_item_line_item_description').startsWith('Refund for one-time fee for Savings Plan ID');

/** What a line costs when commitments are spread, written anew from AWS's rules and not from the import's. */
const effectiveOf = (line: Line): Decimal => {
  const { text, amount } = line;
  const unblended = () => amount('line_item_net_unblended_cost', 'line_item_unblended_cost');
  switch (text('line_item_line_item_type')) {
    case 'SavingsPlanNegation':
    case 'SavingsPlanUpfrontFee':
      return new Exact(0);
    case 'SavingsPlanCoveredUsage':
      return amount('savings_plan_net_savings_plan_effective_cost', 'savings_plan_savings_plan_effective_cost');
    case 'SavingsPlanRecurringFee':
      return amount('savings_plan_total_commitment_to_date').minus(amount('savings_plan_used_commitment'));
    case 'DiscountedUsage':
      return amount('reservation_net_effective_cost', 'reservation_effective_cost');
    case 'RIFee': {
      const upfront = 'unused_amortized_upfront_fee_for_billing_period';
      return amount(`reservation_net_${upfront}`, `reservation_${upfront}`).plus(
        amount('reservation_net_unused_recurring_fee', 'reservation_unused_recurring_fee'),
      );
    }
    case 'Fee':
      return text('reservation_reservation_a_r_n') === '' ? unblended() : new Exact(0);
    case 'Refund':
      return isRefundOfPlan(line) ? new Exact(0) : unblended();
    default:
      return unblended();
  }
};

const readRows = (path: string): readonly Readonly<Record<string, string>>[] => {
  const bytes = readFileSync(path);
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return Papa.parse<Record<string, string>>(text.toString('utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
};

/** Rows, billed and effective cost of CUR files by a second reader: PapaParse, a decimal library, rules of its own. */
export const independentCurTotals = (paths: readonly string[]) => {
  const rows = paths.flatMap(readRows);
  const lines = rows.map(lineOf);
  const kept = lines.filter(({ text }) => !['EKSPod-EC2', 'ECSTask-EC2'].includes(text('line_item_operation')));
  return {
    rows: rows.length,
    leftOut: rows.length - kept.length,
    billed: kept.reduce((sum, { amount }) => sum.plus(amount('line_item_unblended_cost')), new Exact(0)).toFixed(),
    effective: kept.reduce((sum, line) => sum.plus(effectiveOf(line)), new Exact(0)).toFixed(),
  };
};
