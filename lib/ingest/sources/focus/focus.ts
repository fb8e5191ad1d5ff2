import type { BillFormat } from '../../types';
import type { BillSource } from '../bill-source';
import { focusMapping } from './mapping';

const newIn12 = [
  'BillingAccountType',
  'InvoiceId',
  'PricingCurrency',
  'PricingCurrencyEffectiveCost',
  'SubAccountType',
];
const newIn11 = [
  'CapacityReservationId',
  'CapacityReservationStatus',
  'CommitmentDiscountQuantity',
  'CommitmentDiscountUnit',
  'ServiceSubcategory',
  'SkuMeter',
  'SkuPriceDetails',
];

const formatOf = (columns: ReadonlySet<string>): BillFormat | null => {
  const has = (names: readonly string[]) => names.some((name) => columns.has(name));
  if (has(newIn12)) return 'focus-1.2';
  return has(newIn11) ? 'focus-1.1' : 'focus-1.0';
};

/** FOCUS 1.0, 1.1 and 1.2, of AWS and of others. */
export const focusSource: BillSource = {
  formats: ['focus-1.0', 'focus-1.1', 'focus-1.2'],
  title: 'FOCUS',
  origin: 'AWS Data Exports (FOCUS 1.0 and 1.2), or another provider’s FOCUS export',
  canonicalName: (header) => header,
  required: [
    'BilledCost',
    'BillingAccountId',
    'BillingCurrency',
    'BillingPeriodStart',
    'ChargeCategory',
    'ChargePeriodStart',
    'EffectiveCost',
    'ServiceName',
  ],
  hints: ['BilledCost', 'ChargeCategory', 'ChargePeriodStart', 'SubAccountId'],
  formatOf,
  mapping: focusMapping,
};
