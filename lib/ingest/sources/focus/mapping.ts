import type { Condition, Expression, Mapping } from '../mapping';

const column = (name: string): Expression => ({ column: name });
const text = (value: string): Expression => ({ text: value });
const isOneOf = (name: string, ...values: string[]): Condition => ({ column: name, isOneOf: values });
const isLike = (name: string, pattern: string): Condition => ({ column: name, isLike: pattern });

/** Providers, and the beginnings of the names that they publish under themselves. */
const providers: readonly (readonly [provider: string, publishers: readonly string[]])[] = [
  ['AWS%', ['Amazon%', 'AWS%']],
  ['Amazon%', ['Amazon%', 'AWS%']],
  ['Microsoft%', ['Microsoft%']],
  ['Google%', ['Google%']],
  ['Oracle%', ['Oracle%']],
];

const isPublishedByAnother: Condition = {
  some: providers.map(([provider, publishers]) => ({
    every: [
      isLike('ProviderName', provider),
      { isFilled: 'PublisherName' },
      ...publishers.map((publisher): Condition => ({ not: isLike('PublisherName', publisher) })),
    ],
  })),
};

const isMarketplace: Condition = { some: [isLike('InvoiceIssuerName', '%Marketplace%'), isPublishedByAnother] };

const isCorrection: Condition = {
  some: [isOneOf('ChargeCategory', 'Adjustment'), isOneOf('ChargeClass', 'Correction')],
};

/** Adjustments and corrections say in words what they are. */
const correctionScope: Expression = {
  cases: [
    [isLike('ChargeDescription', '%refund%'), text('refund')],
    [isLike('ChargeDescription', '%discount%'), text('discount')],
  ],
  otherwise: {
    cases: [[isOneOf('ChargeCategory', 'Usage'), text('usage')]],
    otherwise: text('other'),
  },
};

const isSupport: Condition = {
  some: [
    isLike('ServiceName', 'AWS Support%'),
    isLike('ServiceName', '%Premium Support'),
    isLike('x_ServiceCode', 'AWSSupport%'),
  ],
};

const scopeClass: Expression = {
  cases: [
    [isMarketplace, text('marketplace')],
    [isOneOf('ChargeCategory', 'Tax'), text('tax')],
    [isOneOf('ChargeCategory', 'Credit'), text('credit')],
    [isCorrection, correctionScope],
    [isSupport, text('support')],
    [{ every: [{ isFilled: 'CommitmentDiscountId' }, isOneOf('ChargeCategory', 'Purchase')] }, text('commitment')],
    [
      { every: [{ isFilled: 'CommitmentDiscountId' }, isOneOf('CommitmentDiscountStatus', 'Unused')] },
      text('commitment'),
    ],
    [isOneOf('ChargeCategory', 'Usage'), text('usage')],
  ],
  otherwise: text('other'),
};

/** How FOCUS 1.0 to 1.2 lines are read, AWS's own columns where they are there. */
export const focusMapping: Mapping = {
  dimensions: {
    payerId: column('BillingAccountId'),
    // Tax, support and fees of the whole bill name no sub-account: they are the billing account's.
    accountId: { first: [column('SubAccountId'), column('BillingAccountId')] },
    service: { first: [column('ServiceName'), column('x_ServiceCode')] },
    usageType: { first: [column('x_UsageType'), column('SkuMeter')] },
    operation: column('x_Operation'),
    region: column('RegionId'),
    scopeClass,
    pricingCategory: column('PricingCategory'),
    commitmentStatus: column('CommitmentDiscountStatus'),
    usageUnit: { first: [column('ConsumedUnit'), column('PricingUnit')] },
  },
  accountName: { first: [column('SubAccountName'), column('BillingAccountName')] },
  currency: 'BillingCurrency',
  billingMonth: 'BillingPeriodStart',
  usageStart: 'ChargePeriodStart',
  invoiceId: 'InvoiceId',
  quantity: ['ConsumedQuantity', 'PricingQuantity'],
  repeatsQuantity: null,
  billed: { needs: ['BilledCost'], amount: { amount: 'BilledCost' } },
  effective: { needs: ['EffectiveCost'], amount: { amount: 'EffectiveCost' } },
  contracted: { needs: ['ContractedCost'], amount: { amount: 'ContractedCost' } },
  list: { needs: ['ListCost'], amount: { amount: 'ListCost' } },
  filledAmounts: ['BilledCost', 'EffectiveCost'],
  manyValued: ['ChargeDescription', 'CommitmentDiscountId'],
  leftOut: null,
  tags: {
    mapColumns: ['Tags'],
    keySpellings: (key) => [key, `user:${key}`],
    keyColumns: () => [],
  },
  kinds: { column: 'ChargeCategory', known: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'], priced: [] },
};
