import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns';

/** A moment as `3 Mar 2026 09:41 UTC`. */
export const formatMoment = (iso: string): string => `${format(new UTCDate(iso), 'd MMM yyyy HH:mm')} UTC`;

/** A UTC day as `3 Mar 2026`, from a day or a moment. */
export const formatDay = (iso: string): string => format(new UTCDate(iso), 'd MMM yyyy');

/** The days that rows span, in words: `1 Feb 2026 to 28 Feb 2026`. */
export const daysOf = (first: string | null, last: string | null): string =>
  first === null || last === null
    ? '–'
    : first === last
      ? formatDay(first)
      : `${formatDay(first)} to ${formatDay(last)}`;
