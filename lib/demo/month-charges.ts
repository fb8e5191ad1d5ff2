import { billOnlyCharges } from './bill-only';
import type { Charge } from './charge';
import { commitmentFees, coverUsage, type VendorSaving, vendorSavings } from './commitments';
import { usageCharges } from './usage';

export type DemoVariant = 'standard' | 'unmapped-account';

/** One month of the demo's bill. */
export type MonthBill = {
  readonly month: number;
  readonly charges: readonly Charge[];
  readonly savings: readonly VendorSaving[];
};

/** The month that was billed wrongly at first and delivered a second time. */
export const restatedMonth = 33;

const isMispriced = (charge: Charge): boolean => charge.usageType === 'EUC1-DataTransfer-Out-Bytes';

/** Before its restatement the bill had the EU's outgoing traffic at twice its price. */
const beforeRestatement = (charge: Charge): Charge =>
  isMispriced(charge)
    ? {
        ...charge,
        listNanos: (charge.listNanos ?? 0) * 2,
        billedNanos: charge.billedNanos * 2,
        effectiveNanos: charge.effectiveNanos * 2,
      }
    : charge;

/** The bill of one month; `lastMonthsSavings` come on it as the vendor's late Marketplace fee. */
export const monthBill = (
  month: number,
  options: { readonly variant: DemoVariant; readonly isRestated: boolean },
  lastMonthsSavings: readonly VendorSaving[],
): MonthBill => {
  const atList = usageCharges(month, options.variant === 'unmapped-account');
  const isFirstVersion = month === restatedMonth && !options.isRestated;
  const usage = coverUsage(isFirstVersion ? atList.map(beforeRestatement) : atList, month);
  const withFees = [...usage, ...commitmentFees(usage, month)];
  return {
    month,
    charges: [...withFees, ...billOnlyCharges(withFees, month, lastMonthsSavings)],
    savings: vendorSavings(usage, month),
  };
};
