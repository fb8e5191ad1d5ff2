const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** A UTC day as `7 Feb 2026`, from a moment. */
export const dayOf = (iso: string): string => days.format(new Date(iso));

/** A moment as `7 Feb 2026, 09:12 UTC`. */
export const momentOf = (iso: string): string => `${dayOf(iso)}, ${times.format(new Date(iso))} UTC`;
