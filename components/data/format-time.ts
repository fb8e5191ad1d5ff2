import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns';

/** A moment as `3 Mar 2026 09:41 UTC`. */
export const formatMoment = (iso: string): string => `${format(new UTCDate(iso), 'd MMM yyyy HH:mm')} UTC`;

/** A UTC day as `3 Mar 2026`, from a day or a moment. */
export const formatDay = (iso: string): string => format(new UTCDate(iso), 'd MMM yyyy');
