import type { ScopeClass } from '../../kpis/types';

/** What the kinds of charge are called in the notes and the walk. */
export const scopeClassNames: Readonly<Record<ScopeClass, string>> = {
  usage: 'Usage',
  commitment: 'Commitment fees',
  support: 'Support',
  'vendor-fee': 'Savings vendor fees',
  marketplace: 'Marketplace',
  tax: 'Tax',
  credit: 'Credits',
  refund: 'Refunds',
  discount: 'Discounts',
  other: 'Other',
};
