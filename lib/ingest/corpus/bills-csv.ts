/** One row of a Bills page CSV, by column. */
export type BillsRow = Readonly<Record<string, string>>;

const columns = [
  ...['InvoiceID', 'PayerAccountId', 'LinkedAccountId', 'RecordType', 'RecordID', 'BillingPeriodStartDate'],
  ...['BillingPeriodEndDate', 'InvoiceDate', 'PayerAccountName', 'LinkedAccountName', 'TaxationAddress'],
  ...['PayerPONumber', 'ProductCode', 'ProductName', 'SellerOfRecord', 'UsageType', 'Operation', 'RateId'],
  ...['ItemDescription', 'UsageStartDate', 'UsageEndDate', 'UsageQuantity', 'BlendedRate', 'CurrencyCode'],
  ...['CostBeforeTax', 'Credits', 'TaxAmount', 'TaxType', 'TotalCost'],
];

const period = {
  BillingPeriodStartDate: '2026/01/01 00:00:00',
  BillingPeriodEndDate: '2026/01/31 23:59:59',
  PayerAccountId: '999988887777',
  PayerAccountName: 'payer',
  CurrencyCode: 'USD',
};

/** A charge of a linked account as the Bills page writes it; `row` changes cells. */
export const linkedLine = (row: BillsRow = {}): BillsRow => ({
  ...period,
  ...{ InvoiceID: '184242', LinkedAccountId: '111122223333', LinkedAccountName: 'prod', RecordType: 'LinkedLineItem' },
  ...{ ProductCode: 'AmazonEC2', ProductName: 'Amazon Elastic Compute Cloud', UsageType: 'BoxUsage:m6i.large' },
  ...{ SellerOfRecord: 'Amazon Web Services, Inc.', ItemDescription: '$0.096 per hour', UsageQuantity: '10' },
  ...{ UsageStartDate: '2026/01/01 00:00:00', UsageEndDate: '2026/01/31 23:59:59', TaxType: 'None' },
  ...{ CostBeforeTax: '10.000000', Credits: '0.0', TaxAmount: '0.000000', TotalCost: '10.000000' },
  ...row,
});

/** The same cost once more, on the payer's own line. */
export const payerLine = (row: BillsRow = {}): BillsRow =>
  linkedLine({ LinkedAccountId: '', LinkedAccountName: '', RecordType: 'PayerLineItem', ...row });

/** A row that sums others up: `AccountTotal`, `InvoiceTotal`, `StatementTotal`, `CBRounding`. */
export const summaryRow = (type: string, total: string, row: BillsRow = {}): BillsRow => ({
  ...period,
  ...{ RecordType: type, RecordID: type, CostBeforeTax: total, Credits: '0.0', TaxAmount: '0.000000' },
  ...{ TotalCost: total, ...row },
});

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const text = (header: readonly string[], rows: readonly BillsRow[]): string =>
  [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');

const numbered = (rows: readonly BillsRow[]): BillsRow[] =>
  rows.map((row, at) => ({ RecordID: String(36_000 + at), ...row }));

/** A CSV of the Bills page. */
export const billsCsv = (rows: readonly BillsRow[]): string => text(columns, numbered(rows));

/** A monthly cost allocation report: a sentence, the zone behind the operation, tags at the end. */
export const costAllocationCsv = (rows: readonly BillsRow[], tags: readonly string[] = []): string => {
  const at = columns.indexOf('Operation') + 1;
  const header = [...columns.slice(0, at), 'AvailabilityZone', ...columns.slice(at), ...tags];
  const sentence = "Don't see your tags in the report? New tags are excluded by default: choose them in the console.\n";
  return `${sentence}${text(header, numbered(rows))}`;
};
