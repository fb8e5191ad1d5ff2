import { DuckDBInstance } from '@duckdb/node-api';

/** The shape of a generated bill: how many lines, and over how many accounts, services and days they spread. */
export type GeneratedBill = { readonly rows: number; readonly accounts: number; readonly month: string };

const usageTypes = [
  ['AmazonEC2', 'BoxUsage:m6i.2xlarge', 'RunInstances', 'Hrs'],
  ['AmazonEC2', 'SpotUsage:m6i.2xlarge', 'RunInstances:SV001', 'Hrs'],
  ['AmazonEC2', 'EBS:VolumeUsage.gp3', 'CreateVolume-Gp3', 'GB-Mo'],
  ['AmazonEC2', 'NatGateway-Bytes', 'NatGateway', 'GB'],
  ['AmazonEC2', 'DataTransfer-Out-Bytes', 'RunInstances', 'GB'],
  ['AmazonRDS', 'InstanceUsage:db.r6g.large', 'CreateDBInstance:0014', 'Hrs'],
  ['AmazonRDS', 'RDS:GP3-Storage', 'CreateDBInstance:0014', 'GB-Mo'],
  ['AmazonS3', 'TimedStorage-ByteHrs', 'StandardStorage', 'GB-Mo'],
  ['AmazonS3', 'Requests-Tier1', 'PutObject', 'Requests'],
  ['AWSELB', 'LoadBalancerUsage', 'LoadBalancing:Application', 'Hrs'],
  ['AmazonVPC', 'PublicIPv4:InUseAddress', 'AllocateAddressVPC', 'Hrs'],
  ['AmazonEKS', 'AmazonEKS-Hours:perCluster', 'CreateOperation', 'Hrs'],
  ['AmazonCloudWatch', 'CW:GMD-Metrics', 'GetMetricData', 'Metrics'],
  ['AWSLambda', 'Lambda-GB-Second', 'Invoke', 'Lambda-GB-Second'],
] as const;

const kindsTable = usageTypes
  .map(([code, type, operation, unit], index) => `(${index}, '${code}', '${type}', '${operation}', '${unit}')`)
  .join(', ');

const emptyColumns = [
  'bill_invoicing_entity',
  'discount_total_discount',
  'line_item_availability_zone',
  'line_item_tax_type',
  'product_from_location',
  'product_to_location',
  'reservation_reservation_a_r_n',
  'reservation_effective_cost',
  'reservation_unused_amortized_upfront_fee_for_billing_period',
  'reservation_unused_recurring_fee',
  'savings_plan_total_commitment_to_date',
  'savings_plan_used_commitment',
];

const lineSql = (bill: GeneratedBill) => `
  WITH kinds(kind, code, usage_type, operation, unit) AS (VALUES ${kindsTable}),
  numbers AS (
    SELECT range AS n, hash(range + 1) AS h, CAST(h % ${usageTypes.length} AS INTEGER) AS kind,
      CAST(h // 1009 % 28 AS INTEGER) AS day, CAST(h // 1000003 % ${bill.accounts} AS INTEGER) AS account,
      CAST((h // 7919 % 5000000) + 1 AS DECIMAL(18,10)) / 10000000 AS cost
    FROM range(${bill.rows})
  )
  SELECT
    printf('%x%x', h, hash(n, 9)) AS identity_line_item_id,
    '${bill.month}-' || lpad(CAST(day + 1 AS VARCHAR), 2, '0') || 'T00:00:00Z/' || '${bill.month}-' || lpad(CAST(day + 2 AS VARCHAR), 2, '0') || 'T00:00:00Z' AS identity_time_interval,
    '1234567890' AS bill_invoice_id,
    'AWS' AS bill_billing_entity,
    'Anniversary' AS bill_bill_type,
    '100000000001' AS bill_payer_account_id,
    'payer' AS bill_payer_account_name,
    '${bill.month}-01T00:00:00.000Z' AS bill_billing_period_start_date,
    strftime(DATE '${bill.month}-01' + INTERVAL 1 MONTH, '%Y-%m-%dT00:00:00.000Z') AS bill_billing_period_end_date,
    lpad(CAST(200000000000 + account AS VARCHAR), 12, '0') AS line_item_usage_account_id,
    'account-' || account AS line_item_usage_account_name,
    CASE WHEN n % 9 = 0 AND kind = 0 THEN 'SavingsPlanCoveredUsage' ELSE 'Usage' END AS line_item_line_item_type,
    '${bill.month}-' || lpad(CAST(day + 1 AS VARCHAR), 2, '0') || 'T00:00:00.000Z' AS line_item_usage_start_date,
    '${bill.month}-' || lpad(CAST(day + 1 AS VARCHAR), 2, '0') || 'T01:00:00.000Z' AS line_item_usage_end_date,
    code AS line_item_product_code,
    usage_type AS line_item_usage_type,
    operation AS line_item_operation,
    'arn:aws:service:us-east-1:' || CAST(200000000000 + account AS VARCHAR) || ':resource/' || printf('%x', h) AS line_item_resource_id,
    CAST((h % 100000) / 1000.0 AS VARCHAR) AS line_item_usage_amount,
    'USD' AS line_item_currency_code,
    CAST(cost / 2 AS DECIMAL(18,10)) AS line_item_unblended_rate,
    CAST(cost AS DECIMAL(18,10)) AS line_item_unblended_cost,
    CAST(cost AS DECIMAL(18,10)) AS line_item_blended_cost,
    '$0.096 per On Demand Linux ' || usage_type || ' instance hour' AS line_item_line_item_description,
    unit AS pricing_unit,
    CAST(cost AS DECIMAL(18,10)) AS pricing_public_on_demand_cost,
    'OnDemand' AS pricing_term,
    'us-east-1' AS product_region_code,
    '{"product_name":"' || code || '","region":"US East (N. Virginia)"}' AS product,
    '{"user_cloud_cluster_id":"cluster-' || (account % 4) || '","user_environment":"prod"}' AS resource_tags,
    CASE WHEN n % 9 = 0 AND kind = 0 THEN 'arn:aws:savingsplans::100000000001:savingsplan/x' END AS savings_plan_savings_plan_a_r_n,
    CASE WHEN n % 9 = 0 AND kind = 0 THEN CAST(cost * 0.72 AS DECIMAL(18,10)) END AS savings_plan_savings_plan_effective_cost,
    ${emptyColumns.map((column) => `NULL AS ${column}`).join(', ')}
  FROM numbers JOIN kinds USING (kind)`;

const copyOptions = {
  csv: 'FORMAT csv, HEADER true',
  'csv.gz': 'FORMAT csv, HEADER true, COMPRESSION gzip',
  parquet: 'FORMAT parquet, COMPRESSION snappy',
} as const;

export type GeneratedForm = keyof typeof copyOptions;

/** Writes a CUR 2.0 export of the asked number of lines to `path`. */
export const generateCur = async (path: string, form: GeneratedForm, bill: GeneratedBill): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '2GB',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`COPY (${lineSql(bill)}) TO '${path}' (${copyOptions[form]})`);
  connection.closeSync();
  instance.closeSync();
};
