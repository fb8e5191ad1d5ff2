import 'server-only';
import type { Day } from '../../month/month';

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day in words: `7 Feb 2026`. */
export const dayWords = (day: Day): string => days.format(new Date(`${day}T00:00:00Z`));

/** The day `count` days later; negative counts go back. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
