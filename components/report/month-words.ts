import { addMonths, type Month, monthName } from '@/lib/month/month';

/** The heads of a table's two months: `Jan` and `Dec`. */
export const monthHeads = (month: Month): { readonly current: string; readonly previous: string } => ({
  current: monthName(month, 'short').slice(0, 3),
  previous: monthName(addMonths(month, -1), 'short').slice(0, 3),
});

/** `January against December 2025`. */
export const againstBefore = (month: Month): string => {
  const before = addMonths(month, -1);
  return `${monthName(month).replace(/ \d+$/, '')} against ${monthName(before)}`;
};
