import type { BillColumn, BillFormat, BillLine } from './bill-format';
import { chargeEnd, chargeStart, invoiceId, periodEnd, periodStart } from './bill-format';
import { type Charge, decimalText } from './charge';
import { organisation, payer } from './organisation';

const amazon = 'Amazon Web Services, Inc.';
const names = new Map(organisation.accounts.map((account) => [account.id, account.name]));
const regionNames: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'eu-central-1': 'EU (Frankfurt)',
};

const money = (nanos: number): string => decimalText(nanos, 9);
const isFee = ({ kind }: Charge): boolean => kind === 'savings-plan-fee' || kind === 'reservation-fee';
const isMetered = ({ kind }: Charge): boolean =>
  ['on-demand', 'spot', 'savings-plan-covered', 'reserved'].includes(kind);
const ofMetered = (value: (charge: Charge) => string) => (line: BillLine) =>
  isMetered(line.charge) ? value(line.charge) : '';
const ofCommitment = (value: (line: BillLine) => string) => (line: BillLine) =>
  line.charge.commitmentId === null ? '' : value(line);

const unitPrice = ({ charge }: BillLine): string => charge.unitPrice ?? '';

const billed = ({ charge, role }: BillLine): string => money(role === 'unused' ? 0 : charge.billedNanos);

const effective = ({ charge, role }: BillLine): string => money(role === 'purchase' ? 0 : charge.effectiveNanos);

const contracted = ({ charge, role }: BillLine): string => {
  if (role === 'unused') return '0';
  return money(isMetered(charge) && charge.kind !== 'spot' ? (charge.listNanos ?? 0) : charge.billedNanos);
};

const chargeCategories: Partial<Record<Charge['kind'], string>> = {
  tax: 'Tax',
  credit: 'Credit',
  refund: 'Adjustment',
  support: 'Purchase',
  marketplace: 'Purchase',
};

const chargeCategory = ({ charge, role }: BillLine): string =>
  role === 'purchase' ? 'Purchase' : (chargeCategories[charge.kind] ?? 'Usage');

const pricingCategory = ({ charge, role }: BillLine): string => {
  if (charge.kind === 'spot') return 'Dynamic';
  if (charge.kind === 'on-demand') return 'Standard';
  if (charge.commitmentId !== null) return role === 'purchase' ? 'Standard' : 'Committed';
  return charge.kind === 'support' || charge.kind === 'marketplace' ? 'Other' : '';
};

const chargeFrequency = ({ charge, role }: BillLine): string => {
  if (role === 'purchase' || charge.kind === 'support' || charge.kind === 'marketplace') return 'Recurring';
  return charge.kind === 'tax' || charge.kind === 'credit' || charge.kind === 'refund' ? 'One-Time' : 'Usage-Based';
};

const commitmentType = ({ charge }: BillLine): string =>
  charge.commitmentId?.includes('savingsplan') ? 'Compute' : 'Convertible';
const commitmentCategory = ({ charge }: BillLine): string =>
  charge.commitmentId?.includes('savingsplan') ? 'Spend' : 'Usage';
const publisher = ({ charge }: BillLine): string => (charge.kind === 'marketplace' ? 'Zesty Tech Ltd' : amazon);
const issuer = ({ charge }: BillLine): string => (charge.kind === 'marketplace' ? 'AWS Marketplace' : amazon);
const accountName = ({ charge }: BillLine): string => names.get(charge.accountId) ?? 'harborline-new-team';
const instanceArn = (charge: Charge): string =>
  charge.usageType?.includes('Usage:')
    ? `arn:aws:ec2:${charge.region}:${charge.accountId}:instance/i-0${charge.accountId.slice(-4)}`
    : '';

const text = (name: string, value: BillColumn['value']): BillColumn => ({ name, type: 'text', value });
const number = (name: string, value: BillColumn['value']): BillColumn => ({ name, type: 'number', value });
const time = (name: string, value: BillColumn['value']): BillColumn => ({ name, type: 'time', value });

/** FOCUS 1.2 as AWS exports it: the 57 columns of the specification and three of AWS's own, typed, costs as doubles. */
const columns: readonly BillColumn[] = [
  text(
    'AvailabilityZone',
    ofMetered((charge) => (charge.usageType?.includes('Usage:') ? `${charge.region}a` : '')),
  ),
  number('BilledCost', billed),
  text('BillingAccountId', payer.id),
  text('BillingAccountName', payer.name),
  text('BillingAccountType', 'BillingAccount'),
  text('BillingCurrency', organisation.org.currency),
  time('BillingPeriodEnd', periodEnd),
  time('BillingPeriodStart', periodStart),
  text('CapacityReservationId', ''),
  text('CapacityReservationStatus', ''),
  text('ChargeCategory', chargeCategory),
  text('ChargeClass', ({ charge }) => (charge.kind === 'refund' ? 'Correction' : '')),
  text('ChargeDescription', ({ charge }) => charge.description),
  text('ChargeFrequency', chargeFrequency),
  time('ChargePeriodEnd', chargeEnd),
  time('ChargePeriodStart', chargeStart),
  text('CommitmentDiscountCategory', ofCommitment(commitmentCategory)),
  text(
    'CommitmentDiscountId',
    ofCommitment(({ charge }) => charge.commitmentId ?? ''),
  ),
  text('CommitmentDiscountName', ''),
  number('CommitmentDiscountQuantity', ''),
  text(
    'CommitmentDiscountStatus',
    ofCommitment(({ role }) => (role === 'purchase' ? '' : role === 'unused' ? 'Unused' : 'Used')),
  ),
  text('CommitmentDiscountType', ofCommitment(commitmentType)),
  text('CommitmentDiscountUnit', ''),
  number(
    'ConsumedQuantity',
    ofMetered((charge) => decimalText(charge.quantityMicros, 6)),
  ),
  text(
    'ConsumedUnit',
    ofMetered((charge) => charge.unit ?? ''),
  ),
  number('ContractedCost', contracted),
  number('ContractedUnitPrice', unitPrice),
  number('EffectiveCost', effective),
  text('InvoiceId', invoiceId),
  text('InvoiceIssuerName', issuer),
  number('ListCost', ({ charge }) => money(charge.listNanos ?? 0)),
  number('ListUnitPrice', unitPrice),
  text('PricingCategory', pricingCategory),
  text('PricingCurrency', organisation.org.currency),
  number('PricingCurrencyContractedUnitPrice', unitPrice),
  number('PricingCurrencyEffectiveCost', effective),
  number('PricingCurrencyListUnitPrice', unitPrice),
  number('PricingQuantity', ({ charge, role }) => (role === 'unused' ? '' : decimalText(charge.quantityMicros, 6))),
  text('PricingUnit', ({ charge, role }) => (role === 'unused' ? '' : (charge.unit ?? ''))),
  text('ProviderName', 'AWS'),
  text('PublisherName', publisher),
  text('RegionId', ({ charge }) => charge.region ?? ''),
  text('RegionName', ({ charge }) => (charge.region === null ? '' : (regionNames[charge.region] ?? ''))),
  text('ResourceId', ofMetered(instanceArn)),
  text('ResourceName', ''),
  text(
    'ResourceType',
    ofMetered((charge) => (charge.usageType?.includes('Usage:') ? 'Instance' : '')),
  ),
  text('ServiceCategory', ({ charge }) => charge.category),
  text('ServiceName', ({ charge }) => charge.service),
  text('ServiceSubcategory', ({ charge }) => `Other (${charge.category})`),
  text(
    'SkuId',
    ofMetered((charge) => `SKU-${charge.usageType}`),
  ),
  text('SkuMeter', ({ charge }) => charge.usageType ?? ''),
  text('SkuPriceDetails', ''),
  text(
    'SkuPriceId',
    ofMetered((charge) => `SKU-${charge.usageType}.JRTCKXETXF`),
  ),
  text('SubAccountId', ({ charge }) => charge.accountId),
  text('SubAccountName', accountName),
  text('SubAccountType', 'Account'),
  { name: 'Tags', type: 'map', value: ({ charge }) => JSON.stringify(charge.tags) },
  { name: 'x_Discounts', type: 'number-map', value: '{}' },
  text('x_Operation', ({ charge }) => charge.operation ?? ''),
  text('x_ServiceCode', ({ charge }) => charge.code),
];

/** A fee is bought in one line; what of it nothing used is a second. */
const linesOf = (charge: Charge): string[] => {
  if (!isFee(charge)) return ['charge'];
  return charge.effectiveNanos === 0 ? ['purchase'] : ['purchase', 'unused'];
};

/** FOCUS 1.2 Parquet as AWS Data Exports writes it. */
export const focusFormat: BillFormat = { id: 'focus', extension: 'parquet', columns, linesOf };
