import type { Day } from '../../../month/month';
import { type DayCounts, endOfDay } from '../../counts/day-counts';
import type { ClusterBefore } from './cluster-places';
import type { Bucket } from './state-buckets';
import type { Installation, StateBefore } from './state-history';

/** Everything that counting days needs; it asks nobody. */
export type Fleet = {
  readonly installations: readonly Installation[];
  readonly states: ReadonlyMap<string, StateBefore>;
  readonly places: ReadonlyMap<string, ClusterBefore>;
  readonly bucketOf: (state: string) => Bucket;
  /** The name that a cluster's cost goes by on a day. */
  readonly clusterName: (cluster: string, day: Day) => string;
  /** Null: who pays is not known. */
  readonly isPaid: ((installation: string, day: Day) => boolean) | null;
  readonly nowMs: number;
};

type Tally = Record<Bucket | 'paid' | 'freemiumActive', number>;

const emptyTally = (): Tally => ({
  ...{ active: 0, hibernated: 0, provisioning: 0, leaving: 0, unclassified: 0, paid: 0, freemiumActive: 0 },
});

const add = (tally: Tally, bucket: Bucket, isPaid: boolean | null): void => {
  tally[bucket] += 1;
  if (isPaid === true && (bucket === 'active' || bucket === 'hibernated')) tally.paid += 1;
  if (isPaid === false && bucket === 'active') tally.freemiumActive += 1;
};

const countsOf = (day: Day, cluster: string | null, tally: Tally, knowsPaid: boolean): DayCounts => {
  const { active, hibernated, provisioning, leaving, unclassified, paid, freemiumActive } = tally;
  const paying = knowsPaid ? { paid, freemiumActive } : { paid: null, freemiumActive: null };
  const total = active + hibernated;
  return { day, cluster, active, hibernated, total, ...paying, provisioning, leaving, unclassified };
};

/** The state of today is the list's own; of days before, what it was when they ended. */
const stateOn = (fleet: Fleet, { id, state, deletedAt }: Installation, instant: number): string | null => {
  if (instant <= fleet.nowMs) return fleet.states.get(id)?.(instant) ?? null;
  return deletedAt === null ? state : null;
};

/** One day's counts, at its end or by now: the whole, then each cluster. */
const countDay = (fleet: Fleet, day: Day): DayCounts[] => {
  const { installations, places, bucketOf, clusterName, isPaid } = fleet;
  const instant = endOfDay(day);
  const whole = emptyTally();
  const clusters = new Map<string, Tally>();
  for (const installation of installations) {
    const state = stateOn(fleet, installation, instant);
    if (state === null) continue;
    const bucket = bucketOf(state);
    const paid = isPaid === null ? null : isPaid(installation.id, day);
    add(whole, bucket, paid);
    const cluster = places.get(installation.id)?.(Math.min(instant, fleet.nowMs + 1)) ?? null;
    if (cluster === null) continue;
    const name = clusterName(cluster, day);
    const tally = clusters.get(name) ?? emptyTally();
    clusters.set(name, tally);
    add(tally, bucket, paid);
  }
  const own = [...clusters].sort(([one], [other]) => one.localeCompare(other));
  const parts = own.map(([cluster, tally]) => countsOf(day, cluster, tally, isPaid !== null));
  return [countsOf(day, null, whole, isPaid !== null), ...parts];
};

/** How many workspaces were in each bucket at the end of each day, and of today by now: all, and by cluster. */
export const countDays = (fleet: Fleet, days: readonly Day[]): DayCounts[] =>
  days.flatMap((day) => countDay(fleet, day));
