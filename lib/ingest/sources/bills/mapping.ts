import { payerColumn } from '../../documents/document-bill';
import type { Condition, Expression, Mapping } from '../mapping';

const column = (name: string): Expression => ({ column: name });
const text = (value: string): Expression => ({ text: value });
const isOneOf = (name: string, ...values: string[]): Condition => ({ column: name, isOneOf: values });
const isLike = (name: string, ...patterns: string[]): Condition => ({
  some: patterns.map((isLikeOne): Condition => ({ column: name, isLike: isLikeOne })),
});
const unknown: Expression = { column: 'no_such_column' };

/** Sold by somebody else than one of AWS's companies. */
const isMarketplace: Condition = {
  every: [
    { isFilled: 'SellerOfRecord' },
    { not: isLike('SellerOfRecord', '%Amazon%', 'AWS%', '%AISPL%', '%Web Services%') },
  ],
};

const scopeClass: Expression = {
  cases: [
    [isOneOf('Part', 'Tax'), text('tax')],
    [isOneOf('Part', 'Credit'), text('credit')],
    [isMarketplace, text('marketplace')],
    [isLike('ItemDescription', 'Refund%'), text('refund')],
    [isLike('ItemDescription', '%Discount Program%', 'Enterprise Program Discount%'), text('discount')],
    [isLike('ProductCode', 'AWSSupport%', 'AWS%Support'), text('support')],
    [isLike('ProductName', 'AWS Support%', '%Premium Support'), text('support')],
    [isLike('ProductCode', '%SavingsPlans'), text('commitment')],
    [isLike('UsageType', '%HeavyUsage:%'), text('commitment')],
    [isLike('ItemDescription', 'Sign up charge%'), text('commitment')],
  ],
  otherwise: text('usage'),
};

/** How the lines of the Bills page's CSV and of the cost allocation report are read. */
export const billsMapping: Mapping = {
  dimensions: {
    payerId: column(payerColumn),
    accountId: column('AccountId'),
    service: { first: [column('ProductCode'), column('ProductName')] },
    usageType: column('UsageType'),
    operation: column('Operation'),
    region: column('Region'),
    scopeClass,
    pricingCategory: { cases: [[isLike('UsageType', '%Spot%'), text('Dynamic')]], otherwise: unknown },
    commitmentStatus: unknown,
    usageUnit: unknown,
  },
  accountName: column('AccountName'),
  currency: 'Currency',
  billingMonth: 'Month',
  usageStart: 'Start',
  invoiceId: 'InvoiceID',
  quantity: ['UsageQuantity'],
  repeatsQuantity: null,
  billed: { needs: ['TotalCost'], amount: { amount: 'TotalCost' } },
  effective: 'unknown',
  contracted: 'unknown',
  list: 'unknown',
  filledAmounts: ['TotalCost'],
  manyValued: ['ItemDescription'],
  leftOut: null,
  tags: { mapColumns: ['Tags'], keySpellings: (key) => [`user:${key}`, `aws:${key}`], keyColumns: () => [] },
  kinds: { column: 'Part', known: ['Cost', 'Credit', 'Tax'], priced: [] },
};
