import { addMonths, fiscalYear, fiscalYearStart, type Month, monthRange } from '../../month/month';

/** Which months a projection is for. */
export type Plan = {
  /** The fiscal year that is projected, named after the year it ends in. */
  readonly year: number;
  /** Its twelve months. */
  readonly months: readonly Month[];
  /** Those of them that are over and known. */
  readonly known: readonly Month[];
  /** Those still to come; the report's month is the first while only a part of it is there. */
  readonly ahead: readonly Month[];
  /** The last whole month: nothing after it is looked at. */
  readonly lastKnown: Month;
  /** The fiscal year that ended with the report's month; null while it runs. */
  readonly closed: { readonly year: number; readonly months: readonly Month[] } | null;
};

type Question = { readonly month: Month; readonly isPartial: boolean; readonly startMonth: number };

const MONTHS = 12;

const yearOf = (month: Month, startMonth: number) => {
  const start = fiscalYearStart(month, startMonth);
  return { year: fiscalYear(month, startMonth), months: monthRange(start, addMonths(start, MONTHS - 1)) };
};

/** The rest of the fiscal year; the whole next one when the report's month is its last. */
export const planOf = ({ month, isPartial, startMonth }: Question): Plan => {
  const lastKnown = isPartial ? addMonths(month, -1) : month;
  const current = yearOf(month, startMonth);
  const isOver = current.months.at(-1) === lastKnown;
  const projected = isOver ? yearOf(addMonths(month, 1), startMonth) : current;
  return {
    ...projected,
    known: projected.months.filter((each) => each <= lastKnown),
    ahead: projected.months.filter((each) => each > lastKnown),
    lastKnown,
    closed: isOver ? current : null,
  };
};

/** `FY27`. */
export const fiscalYearName = (year: number): string => `FY${String(year % 100).padStart(2, '0')}`;
