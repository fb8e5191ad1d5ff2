import { daysInMonth, monthOfDay } from '../../../month/month';
import type { DocumentMonth } from '../../documents/document-bill';

/** Rows on first days alone are months. */
export const isMonthly = (days: readonly string[]): boolean => days.every((day) => day.endsWith('-01'));

/** A console CSV never says what is estimated; a month without all its days stays open. */
export const consoleMonths = (days: readonly string[]): (DocumentMonth & { isWhole: boolean })[] => {
  const sorted = [...days].sort();
  const monthly = isMonthly(days);
  return [...new Set(sorted.map(monthOfDay))].map((month) => {
    const own = sorted.filter((day) => monthOfDay(day) === month);
    const isWhole = monthly || own.length === daysInMonth(month);
    return {
      ...{ month, isWhole, isEstimated: isWhole ? null : true },
      firstDay: own[0] ?? `${month}-01`,
      lastDay: monthly ? `${month}-${daysInMonth(month)}` : (own.at(-1) ?? `${month}-01`),
    };
  });
};
