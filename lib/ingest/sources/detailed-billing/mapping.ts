import type { Condition, Expression, Mapping } from '../mapping';

const column = (name: string): Expression => ({ column: name });
const text = (value: string): Expression => ({ text: value });
const isLike = (name: string, ...patterns: string[]): Condition => ({
  some: patterns.map((isLikeOne): Condition => ({ column: name, isLike: isLikeOne })),
});
const isReserved: Condition = { column: 'ReservedInstance', isOneOf: ['Y'] };
const unknown: Expression = { column: 'no_such_column' };

/** The report has no column for it: tax, credits and fees are told by their words. */
const scopeClass: Expression = {
  cases: [
    [isLike('ItemDescription', 'Tax of type%', 'Tax for%', 'VAT %'), text('tax')],
    [isLike('ItemDescription', 'Refund%'), text('refund')],
    [{ every: [isLike('ItemDescription', '%credit%'), { not: { isFilled: 'UsageType' } }] }, text('credit')],
    [isLike('ItemDescription', '%Discount Program%', 'Enterprise Program Discount%'), text('discount')],
    [isLike('ProductName', 'AWS Support%', '%Premium Support'), text('support')],
    [isLike('ItemDescription', 'Sign up charge%'), text('commitment')],
    [isLike('UsageType', '%HeavyUsage:%'), text('commitment')],
    [isLike('ProductName', 'Savings Plans for %'), text('commitment')],
    [isLike('UsageType', 'MP:%'), text('marketplace')],
  ],
  otherwise: text('usage'),
};

/** How the lines of a detailed billing report are read; `Month` and `Currency` are not in it, and are put there. */
export const detailedBillingMapping: Mapping = {
  dimensions: {
    payerId: column('PayerAccountId'),
    accountId: { first: [column('LinkedAccountId'), column('PayerAccountId')] },
    service: column('ProductName'),
    usageType: column('UsageType'),
    operation: column('Operation'),
    // It names zones, never regions.
    region: unknown,
    scopeClass,
    pricingCategory: {
      cases: [
        [isReserved, text('Committed')],
        [isLike('UsageType', '%Spot%'), text('Dynamic')],
      ],
      otherwise: unknown,
    },
    commitmentStatus: { cases: [[isReserved, text('Used')]], otherwise: unknown },
    usageUnit: unknown,
  },
  accountName: unknown,
  currency: 'Currency',
  billingMonth: 'Month',
  usageStart: 'UsageStartDate',
  invoiceId: 'InvoiceID',
  quantity: ['UsageQuantity'],
  repeatsQuantity: null,
  billed: { needs: ['UnBlendedCost'], amount: { amount: 'UnBlendedCost' } },
  effective: 'unknown',
  contracted: 'unknown',
  list: 'unknown',
  filledAmounts: ['UnBlendedCost'],
  manyValued: ['ItemDescription'],
  leftOut: null,
  tags: { mapColumns: [], keySpellings: (key) => [key], keyColumns: (key) => [`user:${key}`, `aws:${key}`] },
  kinds: { column: 'RecordType', known: ['LineItem', 'LinkedLineItem', 'PayerLineItem'], priced: [] },
};
