import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';

/** The reference of an import: the bare scan of the columns that it reads, in its groups and with doubles, then the SHA-256. */
const groupColumns = [
  'bill_payer_account_id',
  'bill_billing_entity',
  'bill_billing_period_start_date',
  'line_item_usage_account_id',
  'line_item_usage_account_name',
  'line_item_line_item_type',
  'line_item_usage_start_date',
  'line_item_product_code',
  'line_item_usage_type',
  'line_item_operation',
  'line_item_currency_code',
  'pricing_unit',
  'pricing_term',
  'product_region_code',
  'resource_tags',
];
const amountColumns = [
  'line_item_unblended_cost',
  'savings_plan_savings_plan_effective_cost',
  'savings_plan_total_commitment_to_date',
  'savings_plan_used_commitment',
  'reservation_effective_cost',
  'reservation_unused_amortized_upfront_fee_for_billing_period',
  'reservation_unused_recurring_fee',
  'pricing_public_on_demand_cost',
  'line_item_usage_amount',
];
/** Read by the import for a yes or no alone. */
const countedColumns = [
  'bill_invoice_id',
  'line_item_line_item_description',
  'reservation_reservation_a_r_n',
  'savings_plan_savings_plan_a_r_n',
];

const readHeader = async (path: string): Promise<string[]> => {
  for await (const chunk of createReadStream(path, { end: 64 * 1024 })) {
    return String(chunk).split('\n', 1)[0]?.trim().split(',') ?? [];
  }
  return [];
};

const csvSource = (path: string, header: readonly string[]) => {
  const columns = header
    .map((name) => `'${name}': '${amountColumns.includes(name) ? 'DOUBLE' : 'VARCHAR'}'`)
    .join(', ');
  return `read_csv('${path}', auto_detect=false, header=true, delim=',', quote='"', escape='"', columns={${columns}})`;
};

const source = async (path: string, headerPath: string): Promise<string> =>
  path.endsWith('.parquet') ? `read_parquet('${path}')` : csvSource(path, await readHeader(headerPath));

const groupBy = (from: string) => `
  SELECT ${groupColumns.join(', ')}, count(*), ${countedColumns.map((column) => `count(${column})`).join(', ')}, ${amountColumns.map((column) => `sum(CAST(${column} AS DOUBLE))`).join(', ')}
  FROM ${from} GROUP BY ${groupColumns.join(', ')}`;

const scan = async (path: string, headerPath: string): Promise<{ seconds: number; groups: number }> => {
  const started = performance.now();
  const instance = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(`SELECT count(*) FROM (${groupBy(await source(path, headerPath))})`);
  return { seconds: (performance.now() - started) / 1000, groups: Number(result.getRows()[0]?.[0]) };
};

const hash = async (path: string): Promise<number> => {
  const started = performance.now();
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createHash('sha256'));
  return (performance.now() - started) / 1000;
};

const [path, headerPath] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: bare-group-by FILE [PLAIN_CSV_WITH_THE_SAME_HEADER]');
const scanned = await scan(path, headerPath ?? path);
console.log(JSON.stringify({ scanSeconds: scanned.seconds, groups: scanned.groups, hashSeconds: await hash(path) }));
