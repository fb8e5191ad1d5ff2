/** The columns of FOCUS 1.0, in the specification's order. */
export const focus10Columns = [
  'AvailabilityZone',
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountName',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'Tags',
] as const;

export type FocusRow = Partial<Record<(typeof focus10Columns)[number] | `x_${string}`, string>>;

const plainRow: FocusRow = {
  BilledCost: '1.5',
  BillingAccountId: '100000000001',
  BillingAccountName: 'payer',
  BillingCurrency: 'USD',
  BillingPeriodEnd: '2026-02-01T00:00:00.000Z',
  BillingPeriodStart: '2026-01-01T00:00:00.000Z',
  ChargeCategory: 'Usage',
  ChargeDescription: 'on demand',
  ChargeFrequency: 'Usage-Based',
  ChargePeriodEnd: '2026-01-06T00:00:00.000Z',
  ChargePeriodStart: '2026-01-05T00:00:00.000Z',
  ConsumedQuantity: '24',
  ConsumedUnit: 'Hrs',
  ContractedCost: '1.5',
  EffectiveCost: '1.25',
  InvoiceIssuerName: 'Amazon Web Services, Inc.',
  ListCost: '1.75',
  PricingCategory: 'Standard',
  ProviderName: 'AWS',
  PublisherName: 'Amazon Web Services, Inc.',
  RegionId: 'us-east-1',
  ServiceCategory: 'Compute',
  ServiceName: 'Amazon Elastic Compute Cloud',
  SubAccountId: '100000000002',
  SubAccountName: 'prod',
};

const quote = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export type FocusCsvForm = { readonly columns?: readonly string[]; readonly lineEnd?: string };

/** One data line: the plain row with what is given written over it. */
export const focusLine = (row: FocusRow = {}, columns: readonly string[] = focus10Columns): string => {
  const cells: Record<string, string | undefined> = { ...plainRow, ...row };
  return columns.map((column) => quote(cells[column] ?? '')).join(',');
};

/** A FOCUS CSV of the given rows, header first. */
export const focusCsv = (
  rows: readonly FocusRow[],
  { columns = focus10Columns, lineEnd = '\n' }: FocusCsvForm = {},
): string => [columns.join(','), ...rows.map((row) => focusLine(row, columns))].map((line) => line + lineEnd).join('');
