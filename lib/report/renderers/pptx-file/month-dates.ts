import type { Month } from '../../../month/month';

/** Spreadsheets count days from here on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The first day of a month as spreadsheets count days. */
export const dayNumber = (month: Month): number => (Date.parse(`${month}-01T00:00:00Z`) - DAY_ZERO) / DAY_MS;

/** How such a day is written: `Jan 2026`. */
export const DATE_FORMAT = 'mmm yyyy';
