import type { BillColumn, BillFormat, BillLine } from './bill-format';
import { chargeEnd, chargeStart, invoiceId, periodEnd, periodStart } from './bill-format';
import { type Charge, decimalText } from './charge';
import { organisation, payer } from './organisation';

const names = new Map(organisation.accounts.map((account) => [account.id, account.name]));
const money = (nanos: number): string => decimalText(nanos, 9);
const text = (name: string, value: BillColumn['value']): BillColumn => ({ name, type: 'text', value });
const ofKind = (kind: Charge['kind'], value: (charge: Charge) => string) => (line: BillLine) =>
  line.charge.kind === kind && line.role !== 'negation' ? value(line.charge) : '';

const lineItemTypes: Readonly<Record<Charge['kind'], string>> = {
  'on-demand': 'Usage',
  spot: 'Usage',
  'savings-plan-covered': 'SavingsPlanCoveredUsage',
  reserved: 'DiscountedUsage',
  'savings-plan-fee': 'SavingsPlanRecurringFee',
  'reservation-fee': 'RIFee',
  support: 'Fee',
  marketplace: 'Fee',
  tax: 'Tax',
  credit: 'Credit',
  refund: 'Refund',
};

const lineItemType = ({ charge, role }: BillLine): string =>
  role === 'negation' ? 'SavingsPlanNegation' : lineItemTypes[charge.kind];

/** What a Savings Plan covers is charged at its on-demand price and taken back by a negation. */
const unblended = ({ charge, role }: BillLine): string => {
  if (charge.kind !== 'savings-plan-covered') return money(charge.billedNanos);
  return money((role === 'negation' ? -1 : 1) * (charge.listNanos ?? 0));
};

const isDiscountedUsage = ({ kind }: Charge): boolean => kind === 'reserved' || kind === 'reservation-fee';
const isSavingsPlan = ({ kind }: Charge): boolean => kind === 'savings-plan-covered' || kind === 'savings-plan-fee';

const publicOnDemandCost = ({ charge, role }: BillLine): string =>
  charge.listNanos === null || role === 'negation' ? '' : money(charge.listNanos);

const rate = ({ charge }: BillLine): string => charge.unitPrice ?? '';

const userTags =
  (prefix: string, keyOf: (key: string) => string) =>
  ({ charge }: BillLine): string =>
    JSON.stringify(
      Object.fromEntries(Object.entries(charge.tags).map(([key, value]) => [`${prefix}${keyOf(key)}`, value])),
    );

const athenaKeys: Readonly<Record<string, string>> = {
  CloudClusterID: 'cloud_cluster_i_d',
  VpcID: 'vpc_i_d',
  Environment: 'environment',
};

const empty = (...columnNames: string[]): BillColumn[] => columnNames.map((name) => text(name, ''));

/** CUR 2.0 as Data Exports writes it: the columns that this bill fills, and the neighbours that stay empty in it. */
const columns: readonly BillColumn[] = [
  text('bill_bill_type', ({ charge }) => (charge.kind === 'refund' ? 'Refund' : 'Anniversary')),
  text('bill_billing_entity', ({ charge }) => (charge.kind === 'marketplace' ? 'AWS Marketplace' : 'AWS')),
  text('bill_billing_period_end_date', periodEnd),
  text('bill_billing_period_start_date', periodStart),
  text('bill_invoice_id', invoiceId),
  text('bill_invoicing_entity', 'Amazon Web Services, Inc.'),
  text('bill_payer_account_id', payer.id),
  text('bill_payer_account_name', payer.name),
  text('cost_category', '{}'),
  text('discount', '{}'),
  ...empty('discount_bundled_discount', 'discount_total_discount'),
  text('identity_line_item_id', ({ charge, role }) => `${charge.day.replaceAll('-', '')}${charge.accountId}${role}`),
  text('identity_time_interval', (line) => `${chargeStart(line)}/${chargeEnd(line)}`),
  text('line_item_availability_zone', ({ charge }) =>
    charge.usageType?.includes('BoxUsage') ? `${charge.region}a` : '',
  ),
  text('line_item_blended_cost', unblended),
  text('line_item_blended_rate', ''),
  text('line_item_currency_code', organisation.org.currency),
  text('line_item_legal_entity', ({ charge }) =>
    charge.kind === 'marketplace' ? 'Zesty Tech Ltd' : 'Amazon Web Services, Inc.',
  ),
  text('line_item_line_item_description', ({ charge }) => charge.description),
  text('line_item_line_item_type', lineItemType),
  ...empty('line_item_net_unblended_cost', 'line_item_net_unblended_rate'),
  ...empty('line_item_normalization_factor', 'line_item_normalized_usage_amount'),
  text('line_item_operation', ({ charge }) => charge.operation ?? ''),
  text('line_item_product_code', ({ charge }) => charge.code),
  ...empty('line_item_resource_id'),
  text('line_item_tax_type', ({ charge }) => (charge.kind === 'tax' ? 'USSalesTax' : '')),
  text('line_item_unblended_cost', unblended),
  text('line_item_unblended_rate', (line) => (line.charge.kind === 'on-demand' ? rate(line) : '')),
  text('line_item_usage_account_id', ({ charge }) => charge.accountId),
  text('line_item_usage_account_name', ({ charge }) => names.get(charge.accountId) ?? 'harborline-new-team'),
  text('line_item_usage_amount', ({ charge }) => decimalText(charge.quantityMicros, 6)),
  text('line_item_usage_end_date', chargeEnd),
  text('line_item_usage_start_date', chargeStart),
  text('line_item_usage_type', ({ charge }) => charge.usageType ?? ''),
  text('pricing_currency', organisation.org.currency),
  text('pricing_public_on_demand_cost', publicOnDemandCost),
  text('pricing_public_on_demand_rate', rate),
  text('pricing_term', ({ charge }) =>
    isDiscountedUsage(charge) ? 'Reserved' : charge.kind === 'on-demand' ? 'OnDemand' : '',
  ),
  text('pricing_unit', ({ charge }) => charge.unit ?? ''),
  text('product', ({ charge }) => JSON.stringify({ product_name: charge.service, region: charge.region ?? '' })),
  ...empty('product_from_location', 'product_instance_family', 'product_instance_type'),
  text('product_product_family', ({ charge }) => charge.category),
  text('product_region_code', ({ charge }) => charge.region ?? ''),
  text('product_servicecode', ({ charge }) => charge.code),
  ...empty('product_sku', 'product_to_location', 'reservation_amortized_upfront_cost_for_usage'),
  ...empty('reservation_amortized_upfront_fee_for_billing_period', 'reservation_availability_zone'),
  text(
    'reservation_effective_cost',
    ofKind('reserved', (charge) => money(charge.effectiveNanos)),
  ),
  ...empty(
    'reservation_net_effective_cost',
    'reservation_net_unused_recurring_fee',
    'reservation_number_of_reservations',
  ),
  text(
    'reservation_recurring_fee_for_usage',
    ofKind('reserved', (charge) => money(charge.effectiveNanos)),
  ),
  text('reservation_reservation_a_r_n', ({ charge }) => (isDiscountedUsage(charge) ? (charge.commitmentId ?? '') : '')),
  ...empty('reservation_subscription_id'),
  text(
    'reservation_unused_amortized_upfront_fee_for_billing_period',
    ofKind('reservation-fee', () => '0.0'),
  ),
  text(
    'reservation_unused_recurring_fee',
    ofKind('reservation-fee', (charge) => money(charge.effectiveNanos)),
  ),
  text(
    'resource_tags',
    userTags('user_', (key) => athenaKeys[key] ?? key),
  ),
  text('savings_plan_amortized_upfront_commitment_for_billing_period', ''),
  ...empty('savings_plan_net_savings_plan_effective_cost', 'savings_plan_offering_type'),
  text(
    'savings_plan_recurring_commitment_for_billing_period',
    ofKind('savings-plan-fee', (charge) => money(charge.billedNanos)),
  ),
  text('savings_plan_savings_plan_a_r_n', ({ charge }) => (isSavingsPlan(charge) ? (charge.commitmentId ?? '') : '')),
  text(
    'savings_plan_savings_plan_effective_cost',
    ofKind('savings-plan-covered', (charge) => money(charge.effectiveNanos)),
  ),
  ...empty('savings_plan_savings_plan_rate'),
  text(
    'savings_plan_total_commitment_to_date',
    ofKind('savings-plan-fee', (charge) => money(charge.billedNanos)),
  ),
  text(
    'savings_plan_used_commitment',
    ofKind('savings-plan-fee', (charge) => money(charge.billedNanos - charge.effectiveNanos)),
  ),
  text(
    'tags',
    userTags('resourceTags/user:', (key) => key),
  ),
];

/** Usage that a Savings Plan covers has a second line, its negation. */
const linesOf = (charge: Charge): string[] =>
  charge.kind === 'savings-plan-covered' ? ['charge', 'negation'] : ['charge'];

/** CUR 2.0 in gzip'ed CSV. */
export const curFormat: BillFormat = { id: 'cur', extension: 'csv.gz', columns, linesOf };
