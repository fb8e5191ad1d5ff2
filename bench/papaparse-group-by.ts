import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Decimal } from 'decimal.js';
import Papa from 'papaparse';

/** The same import through PapaParse: exact decimals, the same checks and rules, the hash, facts in a database. */
type Line = Record<string, string>;
const groupColumns = [
  'bill_payer_account_id',
  'line_item_usage_account_id',
  'line_item_line_item_type',
  'line_item_product_code',
  'line_item_usage_type',
  'line_item_operation',
  'pricing_unit',
  'product_region_code',
];

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const amount = (line: Line, column: string): Decimal => {
  const text = line[column] ?? '';
  if (text === '') return new Decimal(0);
  if (!plainNumber.test(text)) throw new Error(`${column}: ${text}`);
  return new Decimal(text);
};

const effectiveCost = (line: Line): Decimal => {
  switch (line['line_item_line_item_type']) {
    case 'SavingsPlanCoveredUsage':
      return amount(line, 'savings_plan_savings_plan_effective_cost');
    case 'SavingsPlanRecurringFee':
      return amount(line, 'savings_plan_total_commitment_to_date').minus(amount(line, 'savings_plan_used_commitment'));
    case 'DiscountedUsage':
      return amount(line, 'reservation_effective_cost');
    default:
      return amount(line, 'line_item_unblended_cost');
  }
};

const usageDay = (line: Line): string => {
  const day = (line['line_item_usage_start_date'] ?? '').slice(0, 10);
  if (Number.isNaN(Date.parse(day))) throw new Error(day);
  return day;
};

const clusterOf = (line: Line): string => {
  const tags: unknown = JSON.parse(line['resource_tags'] || '{}');
  return typeof tags === 'object' && tags !== null && 'user_cloud_cluster_id' in tags
    ? String(tags.user_cloud_cluster_id)
    : '';
};

type Fact = { billed: Decimal; effective: Decimal; list: Decimal; quantity: Decimal };
const facts = new Map<string, Fact>();

const addLine = (line: Line) => {
  const key = [...groupColumns.map((column) => line[column] ?? ''), usageDay(line), clusterOf(line)].join('\u0000');
  const fact = facts.get(key) ?? {
    billed: new Decimal(0),
    effective: new Decimal(0),
    list: new Decimal(0),
    quantity: new Decimal(0),
  };
  fact.billed = fact.billed.plus(amount(line, 'line_item_unblended_cost'));
  fact.effective = fact.effective.plus(effectiveCost(line));
  fact.list = fact.list.plus(amount(line, 'pricing_public_on_demand_cost'));
  fact.quantity = fact.quantity.plus(amount(line, 'line_item_usage_amount'));
  facts.set(key, fact);
};

const commitFacts = (directory: string) => {
  const db = new Sqlite(join(directory, `papaparse-${process.pid}.db`));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE facts (key TEXT, billed INT, effective INT, list INT) STRICT; BEGIN',
  );
  const insert = db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?)');
  const nanos = (value: Decimal) => BigInt(value.times(1e9).toFixed(0, Decimal.ROUND_HALF_EVEN));
  for (const [key, fact] of facts) insert.run(key, nanos(fact.billed), nanos(fact.effective), nanos(fact.list));
  db.exec('COMMIT');
  db.close();
};

const [path, directory] = process.argv.slice(2);
if (path === undefined || directory === undefined) throw new Error('usage: papaparse-group-by FILE DIRECTORY');
const started = performance.now();
const hash = createHash('sha256');
const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true });
parser.on('data', addLine);
parser.on('end', () => {
  commitFacts(directory);
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({ seconds, facts: facts.size, sha256: hash.digest('hex') }));
});
const file = createReadStream(path);
file.on('data', (chunk) => hash.update(chunk));
file.pipe(parser);
