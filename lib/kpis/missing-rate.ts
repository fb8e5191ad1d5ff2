import { type Month, monthName } from '../month/month';
import type { MonthInputs } from './types';

/** A currency of a month's bill, or of a savings vendor's report, that no rate turns into the report's. */
export type MissingRate = NonNullable<MonthInputs['missingRates']>[number];

const rateText = ({ currency, vendor }: MissingRate, month: Month, to: string): string => {
  const what =
    vendor === null
      ? `${monthName(month)} is billed in ${currency}`
      : `${vendor} reports ${monthName(month)} in ${currency}`;
  return `${what}: give the rate to ${to}.`;
};

/** What is missing and what to do, one sentence a bill or vendor: `January 2026 is billed in EUR: give the rate to USD.` */
export const missingRateText = (rates: readonly MissingRate[], month: Month, to: string): string =>
  rates.map((rate) => rateText(rate, month, to)).join(' ');
