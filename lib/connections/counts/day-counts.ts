import type { Day, Month } from '../../month/month';

/** What was counted of one day: by cluster, or of all when it names none. Null: nobody knows. */
export type DayCounts = {
  readonly day: Day;
  readonly cluster: string | null;
  readonly active: number | null;
  readonly hibernated: number | null;
  readonly total: number | null;
  readonly paid: number | null;
  readonly freemiumActive: number | null;
  readonly provisioning: number | null;
  readonly leaving: number | null;
  readonly unclassified: number | null;
};

/** A day of a cluster of which nothing is known. */
export const unknownCounts = (day: Day, cluster: string | null): DayCounts => ({
  ...{ day, cluster, active: null, hibernated: null, total: null, paid: null, freemiumActive: null },
  ...{ provisioning: null, leaving: null, unclassified: null },
});

const dayMs = 86_400_000;

/** The UTC day that an instant lies in. */
export const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The instant at which a UTC day is over. */
export const endOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) + dayMs;

/** The days of a month that have begun by an instant, oldest first. */
export const daysBegun = (month: Month, nowMs: number): Day[] => {
  const days: Day[] = [];
  for (let ms = Date.parse(`${month}-01T00:00:00Z`); ms <= nowMs && dayOf(ms).startsWith(month); ms += dayMs)
    days.push(dayOf(ms));
  return days;
};
