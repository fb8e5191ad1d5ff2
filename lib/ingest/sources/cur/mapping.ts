import { snakeCase, wordCase } from '../../snake-case';
import type { Amount, Condition, Expression, Mapping } from '../mapping';

const column = (name: string): Expression => ({ column: name });
const text = (value: string): Expression => ({ text: value });
const isOneOf = (name: string, ...values: string[]): Condition => ({ column: name, isOneOf: values });
const isLike = (name: string, pattern: string): Condition => ({ column: name, isLike: pattern });
const type = 'line_item_line_item_type';
const zero: Amount = { zero: true };

const hasReservation: Condition = { isFilled: 'reservation_reservation_a_r_n' };
const hasSavingsPlan: Condition = { isFilled: 'savings_plan_savings_plan_a_r_n' };
const isReservationFee: Condition = { every: [isOneOf(type, 'Fee'), hasReservation] };
const isSavingsPlanRefund: Condition = {
  every: [
    isOneOf(type, 'Refund'),
    isOneOf('line_item_product_code', 'ComputeSavingsPlans'),
    isLike('line_item_line_item_description', 'Refund for one-time fee for Savings Plan ID%'),
  ],
};

const unusedSavingsPlan: Amount = {
  minus: [{ amount: 'savings_plan_total_commitment_to_date' }, { amount: 'savings_plan_used_commitment' }],
};
/** Both the net amortised parts of the commitment less what was used of it, where the account has net columns. */
const netUnusedSavingsPlan: Amount = {
  minus: [
    {
      plus: [
        { amount: 'savings_plan_net_amortized_upfront_commitment_for_billing_period' },
        { amount: 'savings_plan_net_recurring_commitment_for_billing_period' },
      ],
    },
    { amount: 'savings_plan_used_commitment' },
  ],
};

/** Amortised cost, net where the file has net columns (AWS's own summary views, formats.md 2e). */
const amortized: Amount = {
  whenTrue: [
    [
      isOneOf(type, 'SavingsPlanCoveredUsage'),
      { firstAmount: ['savings_plan_net_savings_plan_effective_cost', 'savings_plan_savings_plan_effective_cost'] },
    ],
    [
      isOneOf(type, 'SavingsPlanRecurringFee'),
      {
        whenTrue: [[{ isFilled: 'savings_plan_net_recurring_commitment_for_billing_period' }, netUnusedSavingsPlan]],
        otherwise: unusedSavingsPlan,
      },
    ],
    [isOneOf(type, 'SavingsPlanNegation', 'SavingsPlanUpfrontFee'), zero],
    [
      isOneOf(type, 'DiscountedUsage'),
      { firstAmount: ['reservation_net_effective_cost', 'reservation_effective_cost'] },
    ],
    [
      isOneOf(type, 'RIFee'),
      {
        plus: [
          {
            firstAmount: [
              'reservation_net_unused_amortized_upfront_fee_for_billing_period',
              'reservation_unused_amortized_upfront_fee_for_billing_period',
            ],
          },
          { firstAmount: ['reservation_net_unused_recurring_fee', 'reservation_unused_recurring_fee'] },
        ],
      },
    ],
    [isReservationFee, zero],
    [isSavingsPlanRefund, zero],
  ],
  otherwise: { firstAmount: ['line_item_net_unblended_cost', 'line_item_unblended_cost'] },
};

const isUsage = isOneOf(type, 'Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage');

const scopeClass: Expression = {
  cases: [
    [isOneOf('bill_billing_entity', 'AWS Marketplace'), text('marketplace')],
    [isOneOf(type, 'Tax'), text('tax')],
    [isOneOf(type, 'Credit'), text('credit')],
    [isOneOf(type, 'Refund'), text('refund')],
    [isLike(type, '%Discount'), text('discount')],
    [
      { some: [isLike('line_item_product_code', 'AWSSupport%'), isLike('line_item_product_code', '% Support')] },
      text('support'),
    ],
    [
      { some: [isOneOf(type, 'RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee'), isReservationFee] },
      text('commitment'),
    ],
    [{ some: [isUsage, isOneOf(type, 'SavingsPlanNegation')] }, text('usage')],
  ],
  otherwise: text('other'),
};

const commitmentStatus: Expression = {
  cases: [
    [isOneOf(type, 'SavingsPlanCoveredUsage', 'DiscountedUsage'), text('Used')],
    [isOneOf(type, 'RIFee', 'SavingsPlanRecurringFee'), text('Unused')],
  ],
  otherwise: { column: 'no_such_column' },
};

/** The purchase option in FOCUS's words. */
const pricingCategory: Expression = {
  cases: [
    [{ some: [hasSavingsPlan, hasReservation] }, text('Committed')],
    [isLike('line_item_usage_type', '%Spot%'), text('Dynamic')],
    [isUsage, text('Standard')],
  ],
  otherwise: { column: 'no_such_column' },
};

/** How lines of the Cost and Usage Report are read, legacy and 2.0 alike, by their Athena names. */
export const curMapping: Mapping = {
  dimensions: {
    payerId: column('bill_payer_account_id'),
    accountId: { first: [column('line_item_usage_account_id'), column('bill_payer_account_id')] },
    service: column('line_item_product_code'),
    usageType: column('line_item_usage_type'),
    operation: column('line_item_operation'),
    region: { first: [column('product_region_code'), column('product_region')] },
    scopeClass,
    pricingCategory,
    commitmentStatus,
    usageUnit: column('pricing_unit'),
  },
  accountName: column('line_item_usage_account_name'),
  currency: 'line_item_currency_code',
  billingMonth: 'bill_billing_period_start_date',
  usageStart: 'line_item_usage_start_date',
  invoiceId: 'bill_invoice_id',
  quantity: ['line_item_usage_amount'],
  // A negation takes back what the covered line costs on demand; its hours are that line's.
  repeatsQuantity: isOneOf(type, 'SavingsPlanNegation'),
  billed: { needs: ['line_item_unblended_cost'], amount: { amount: 'line_item_unblended_cost' } },
  effective: { needs: ['line_item_unblended_cost'], amount: amortized },
  contracted: 'unknown',
  list: {
    needs: ['pricing_public_on_demand_cost'],
    amount: { whenTrue: [[isUsage, { amount: 'pricing_public_on_demand_cost' }]], otherwise: zero },
  },
  filledAmounts: ['line_item_unblended_cost'],
  manyValued: [
    'line_item_line_item_description',
    'reservation_reservation_a_r_n',
    'savings_plan_savings_plan_a_r_n',
    'savings_plan_net_recurring_commitment_for_billing_period',
  ],
  leftOut: isOneOf('line_item_operation', 'EKSPod-EC2', 'ECSTask-EC2'),
  tags: {
    mapColumns: ['resource_tags', 'tags'],
    keySpellings: (key) => [
      ...new Set([
        `user_${snakeCase(key)}`,
        `user_${wordCase(key)}`,
        `user_${key.toLowerCase()}`,
        `user_${key}`,
        `resourceTags/user:${key}`,
        key,
      ]),
    ],
    keyColumns: (key) => [...new Set([`resource_tags_user_${snakeCase(key)}`, `resource_tags_user_${wordCase(key)}`])],
  },
  kinds: {
    column: type,
    known: [
      'Usage',
      'DiscountedUsage',
      'SavingsPlanCoveredUsage',
      'SavingsPlanNegation',
      'SavingsPlanUpfrontFee',
      'SavingsPlanRecurringFee',
      'Fee',
      'RIFee',
      'Tax',
      'Credit',
      'Refund',
      'EdpDiscount',
      'PrivateRateDiscount',
      'FlatRateSubscription',
      'BundledDiscount',
      'RiVolumeDiscount',
      'DistributorDiscount',
      'SppDiscount',
    ],
    priced: [
      {
        kind: 'SavingsPlanCoveredUsage',
        by: ['savings_plan_net_savings_plan_effective_cost', 'savings_plan_savings_plan_effective_cost'],
      },
      {
        kind: 'SavingsPlanRecurringFee',
        by: ['savings_plan_net_recurring_commitment_for_billing_period', 'savings_plan_total_commitment_to_date'],
      },
      { kind: 'DiscountedUsage', by: ['reservation_net_effective_cost', 'reservation_effective_cost'] },
      {
        kind: 'RIFee',
        by: ['reservation_net_unused_recurring_fee', 'reservation_unused_recurring_fee'],
        alsoBy: [
          'reservation_net_unused_amortized_upfront_fee_for_billing_period',
          'reservation_unused_amortized_upfront_fee_for_billing_period',
        ],
      },
    ],
  },
};
