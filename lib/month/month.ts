import { UTCDate } from '@date-fns/utc';
import { format, getDaysInMonth } from 'date-fns';

/** A UTC billing month, `YYYY-MM`. */
export type Month = string;

/** A UTC day, `YYYY-MM-DD`. */
export type Day = string;

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether the text is a billing month `YYYY-MM`. */
export const isMonth = (text: string): text is Month => monthPattern.test(text);

const firstDay = (month: Month) => new UTCDate(`${month}-01T00:00:00Z`);

/** A month as a number of months. */
const ordinal = (month: Month): number => {
  if (!isMonth(month)) throw new RangeError(`Not a month: ${month}.`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
};

/** The month `count` months later; negative counts go back. */
export const addMonths = (month: Month, count: number): Month => {
  const to = ordinal(month) + count;
  return `${String(Math.floor(to / 12)).padStart(4, '0')}-${String((to % 12) + 1).padStart(2, '0')}`;
};

/** How many months `to` lies after `from`; negative when before. */
export const monthsBetween = (from: Month, to: Month): number => ordinal(to) - ordinal(from);

/** The months from `first` to `last`, both included, oldest first. */
export const monthRange = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => addMonths(first, index));

/** Remembers what was worked out for a month: the calendar is asked thousands of times for a few dozen months. */
const remembered = <Value>(workOut: (month: Month) => Value): ((month: Month) => Value) => {
  const known = new Map<Month, Value>();
  return (month) => {
    const value = known.get(month) ?? workOut(month);
    known.set(month, value);
    return value;
  };
};

/** How many days the month has. */
export const daysInMonth = remembered((month) => getDaysInMonth(firstDay(month)));

/** The month a UTC day lies in. */
export const monthOfDay = (day: Day): Month => day.slice(0, 7);

/** The fiscal year a month belongs to, named after the year it ends in (February start: Jan 2024 is in 2024, Feb 2024 in 2025). */
export const fiscalYear = (month: Month, startMonth: number): number => {
  const [year, monthOfYear] = month.split('-').map(Number) as [number, number];
  return startMonth > 1 && monthOfYear >= startMonth ? year + 1 : year;
};

/** The first month of the fiscal year that a month belongs to. */
export const fiscalYearStart = (month: Month, startMonth: number): Month => {
  const year = fiscalYear(month, startMonth) - (startMonth > 1 ? 1 : 0);
  return `${year}-${String(startMonth).padStart(2, '0')}`;
};

/** The number of a month's report: the first report month is #1. */
export const reportNumber = (month: Month, firstReportMonth: Month): number =>
  monthsBetween(firstReportMonth, month) + 1;

const longName = remembered((month) => format(firstDay(month), 'MMMM yyyy'));
const shortName = remembered((month) => format(firstDay(month), 'MMM yyyy'));

/** A month in words: `January 2026`, or short: `Jan 2026`. */
export const monthName = (month: Month, style: 'long' | 'short' = 'long'): string =>
  style === 'long' ? longName(month) : shortName(month);
