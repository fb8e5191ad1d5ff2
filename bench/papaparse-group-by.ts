import { createReadStream } from 'node:fs';
import { Decimal } from 'decimal.js';
import Papa from 'papaparse';

/** The same aggregation through PapaParse with exact decimals: what an import without a scan engine would cost. */
type Line = Record<string, string>;
const groupColumns = [
  'bill_payer_account_id',
  'line_item_usage_account_id',
  'line_item_line_item_type',
  'line_item_usage_start_date',
  'line_item_product_code',
  'line_item_usage_type',
  'line_item_operation',
  'pricing_unit',
  'product_region_code',
  'resource_tags',
];

const effectiveCost = (line: Line): Decimal =>
  new Decimal(
    (line['line_item_line_item_type'] === 'SavingsPlanCoveredUsage'
      ? line['savings_plan_savings_plan_effective_cost']
      : line['line_item_unblended_cost']) || '0',
  );

const facts = new Map<string, { billed: Decimal; effective: Decimal; list: Decimal }>();

const addLine = (line: Line) => {
  const key = groupColumns.map((column) => line[column] ?? '').join('\u0000');
  const fact = facts.get(key) ?? { billed: new Decimal(0), effective: new Decimal(0), list: new Decimal(0) };
  fact.billed = fact.billed.plus(line['line_item_unblended_cost'] || '0');
  fact.effective = fact.effective.plus(effectiveCost(line));
  fact.list = fact.list.plus(line['pricing_public_on_demand_cost'] || '0');
  facts.set(key, fact);
};

const path = process.argv[2];
if (path === undefined) throw new Error('usage: papaparse-group-by FILE');
const started = performance.now();
const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true });
parser.on('data', addLine);
parser.on('end', () => {
  const billed = [...facts.values()].reduce((sum, fact) => sum.plus(fact.billed), new Decimal(0));
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({ seconds, facts: facts.size, billed: billed.toFixed() }));
});
createReadStream(path).pipe(parser);
