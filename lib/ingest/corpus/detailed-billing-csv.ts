/** One row of a detailed billing report, by column. */
export type DetailedRow = Readonly<Record<string, string>>;

const columns = [
  ...['InvoiceID', 'PayerAccountId', 'LinkedAccountId', 'RecordType', 'RecordId', 'ProductName', 'RateId'],
  ...['SubscriptionId', 'PricingPlanId', 'UsageType', 'Operation', 'AvailabilityZone', 'ReservedInstance'],
  ...['ItemDescription', 'UsageStartDate', 'UsageEndDate', 'UsageQuantity', 'BlendedRate', 'BlendedCost'],
  ...['UnBlendedRate', 'UnBlendedCost', 'ResourceId'],
];

/** An hour of a linked account's usage; `row` changes cells. */
export const detailedLine = (row: DetailedRow = {}): DetailedRow => ({
  ...{ InvoiceID: '184242', PayerAccountId: '999988887777', LinkedAccountId: '111122223333', RecordType: 'LineItem' },
  ...{ ProductName: 'Amazon Elastic Compute Cloud', UsageType: 'BoxUsage:m4.large', Operation: 'RunInstances' },
  ...{
    AvailabilityZone: 'eu-central-1a',
    ReservedInstance: 'N',
    ItemDescription: '$0.12 per hour',
    UsageQuantity: '1',
  },
  ...{ UsageStartDate: '2017-06-03 04:00:00', UsageEndDate: '2017-06-03 05:00:00' },
  ...{ BlendedCost: '0.11000000', UnBlendedCost: '0.12000000', ...row },
});

/** A row that sums others up. */
export const detailedTotal = (type: string, total: string, row: DetailedRow = {}): DetailedRow => ({
  ...{ PayerAccountId: '999988887777', RecordType: type, BlendedCost: total, UnBlendedCost: total },
  ...(type === 'StatementTotal'
    ? { ItemDescription: 'Total statement amount for period 2017-06-01 00:00:00 - 2017-06-30 23:59:59' }
    : { InvoiceID: '184242', ItemDescription: 'Total amount for invoice' }),
  ...row,
});

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A report with resources and tags; `renamed` calls columns otherwise, or leaves them out (empty). */
export const detailedCsv = (
  rows: readonly DetailedRow[],
  tags: readonly string[] = [],
  renamed: Readonly<Record<string, string>> = {},
): string => {
  const names = [...columns, ...tags].filter((name) => renamed[name] !== '');
  const header = names.map((name) => renamed[name] ?? name);
  const numbered = rows.map((row, at) => ({ RecordId: String(at), ...row }) as DetailedRow);
  return [header, ...numbered.map((row) => names.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
};
