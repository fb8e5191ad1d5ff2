import { payerColumn } from '../../documents/document-bill';
import type { Condition, Expression, Mapping } from '../mapping';
import { reservationFees, savingsPlanFees, serviceClasses, usageTypes } from './record-types';

const column = (name: string): Expression => ({ column: name });
const text = (value: string): Expression => ({ text: value });
const isOneOf = (name: string, ...values: string[]): Condition => ({ column: name, isOneOf: values });
const isLike = (name: string, ...patterns: string[]): Condition => ({
  some: patterns.map((isLikeOne): Condition => ({ column: name, isLike: isLikeOne })),
});
const unknown: Expression = { column: 'no_such_column' };

const commitmentTypes = [...reservationFees, ...savingsPlanFees];

/** Record types in the words of the API; discounts have many names that end alike. */
const scopeOfRecordType: Expression = {
  cases: [
    [isOneOf('RecordType', 'Tax'), text('tax')],
    [isOneOf('RecordType', 'Credit'), text('credit')],
    [isOneOf('RecordType', 'Refund'), text('refund')],
    [isOneOf('RecordType', 'Support'), text('support')],
    [isLike('RecordType', '%Discount'), text('discount')],
    [isOneOf('RecordType', ...commitmentTypes), text('commitment')],
  ],
  otherwise: text('other'),
};

/** A usage line's class by its service, which is all that is known of it where there are no record types. */
const scopeOfService: Expression = {
  cases: serviceClasses.map(([scope, patterns]) => [isLike('Service', ...patterns), text(scope)]),
  otherwise: text('usage'),
};

const isUsage: Condition = { some: [isOneOf('RecordType', ...usageTypes), { not: { isFilled: 'RecordType' } }] };

/** How lines of Cost Explorer are read, from its API and from its console alike. */
export const costExplorerMapping: Mapping = {
  dimensions: {
    payerId: column(payerColumn),
    accountId: column('AccountId'),
    service: column('Service'),
    usageType: column('UsageType'),
    operation: column('Operation'),
    region: column('Region'),
    scopeClass: { cases: [[isUsage, scopeOfService]], otherwise: scopeOfRecordType },
    pricingCategory: {
      cases: [
        [isLike('PurchaseType', '%Spot%'), text('Dynamic')],
        [isLike('PurchaseType', '%Reserved%', '%Savings Plan%'), text('Committed')],
        [isLike('PurchaseType', 'On Demand%'), text('Standard')],
      ],
      otherwise: unknown,
    },
    // A purchase option does not say whether a commitment was used.
    commitmentStatus: unknown,
    usageUnit: column('UsageUnit'),
  },
  accountName: column('AccountName'),
  currency: 'Currency',
  billingMonth: 'Month',
  usageStart: 'Start',
  invoiceId: 'no_such_column',
  quantity: ['UsageQuantity'],
  repeatsQuantity: null,
  billed: { needs: ['UnblendedCost'], amount: { amount: 'UnblendedCost' } },
  effective: { needs: ['EffectiveCost'], amount: { amount: 'EffectiveCost' } },
  contracted: 'unknown',
  list: 'unknown',
  filledAmounts: ['UnblendedCost'],
  manyValued: [],
  leftOut: null,
  tags: { mapColumns: ['Tags'], keySpellings: (key) => [key, `user:${key}`], keyColumns: () => [] },
  kinds: {
    column: 'RecordType',
    known: [...usageTypes, ...commitmentTypes, 'Tax', 'Credit', 'Refund', 'Support'],
    priced: [],
  },
};
