import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns';

/** A UTC day as `7 Feb 2026`, from a moment. */
export const dayOf = (iso: string): string => format(new UTCDate(iso), 'd MMM yyyy');

/** A moment as `7 Feb 2026, 09:12 UTC`. */
export const momentOf = (iso: string): string => `${format(new UTCDate(iso), 'd MMM yyyy, HH:mm')} UTC`;
