import type { Day } from '../../../month/month';
import { type DayCounts, endOfDay } from '../../counts/day-counts';
import type { ClustersBefore } from './cluster-places';
import type { Bucket } from './state-buckets';
import type { Installation, StatesBefore } from './state-history';

/** Everything that counting days needs; it asks nobody. */
export type Fleet = {
  readonly installations: readonly Installation[];
  readonly states: ReadonlyMap<string, StatesBefore>;
  readonly places: ReadonlyMap<string, ClustersBefore>;
  readonly bucketOf: (state: string) => Bucket;
  /** The name that a cluster's cost goes by on a day. */
  readonly clusterName: (cluster: string, day: Day) => string;
  /** On which days an installation is paid for, null for never. Null as a whole: who pays is not known. */
  readonly paying: ((installation: string) => ((day: Day) => boolean) | null) | null;
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

/** A tally for each day: of the whole under '', of each cluster under the name that it has on the day. */
class Tallies {
  readonly byName = new Map<string, readonly Tally[]>();
  private readonly byCluster = new Map<string, readonly Tally[]>();

  constructor(
    private readonly days: readonly Day[],
    private readonly clusterName: Fleet['clusterName'],
  ) {}

  named(name: string): readonly Tally[] {
    const own = this.byName.get(name) ?? this.days.map(emptyTally);
    this.byName.set(name, own);
    return own;
  }

  /** Two clusters of one name share a tally. */
  of(cluster: string): readonly Tally[] {
    const known = this.byCluster.get(cluster);
    if (known !== undefined) return known;
    const own = this.days.map((day, at) => this.named(this.clusterName(cluster, day))[at] ?? emptyTally());
    this.byCluster.set(cluster, own);
    return own;
  }
}

/** The state of today is the list's own; of days before, what it was when they ended. */
const statesOn = ({ states, nowMs }: Fleet, { id, state, deletedAt }: Installation, instants: readonly number[]) => {
  const past = states.get(id)?.(instants) ?? [];
  const today = deletedAt === null ? state : null;
  return instants.map((instant, at) => (instant <= nowMs ? (past[at] ?? null) : today));
};

/** The days to count, with their ends; today ends now. */
type Calendar = { readonly days: readonly Day[]; readonly ends: readonly number[]; readonly seen: readonly number[] };

const countInstallation = (fleet: Fleet, installation: Installation, calendar: Calendar, into: Tallies): void => {
  const places = fleet.places.get(installation.id)?.(calendar.seen) ?? [];
  const pays = fleet.paying?.(installation.id) ?? null;
  const whole = into.named('');
  statesOn(fleet, installation, calendar.ends).forEach((state, at) => {
    const [day, all] = [calendar.days[at], whole[at]];
    if (state === null || day === undefined || all === undefined) return;
    const bucket = fleet.bucketOf(state);
    const isPaid = fleet.paying === null ? null : (pays?.(day) ?? false);
    add(all, bucket, isPaid);
    const cluster = places[at] ?? null;
    const own = cluster === null ? undefined : into.of(cluster)[at];
    if (own !== undefined) add(own, bucket, isPaid);
  });
};

/** How many workspaces were in each bucket at the end of each day, and of today by now: all, then by cluster. */
export const countDays = (fleet: Fleet, days: readonly Day[]): DayCounts[] => {
  const counted = new Tallies(days, fleet.clusterName);
  counted.named('');
  const ends = days.map(endOfDay);
  const calendar = { days, ends, seen: ends.map((end) => Math.min(end, fleet.nowMs + 1)) };
  for (const installation of fleet.installations) countInstallation(fleet, installation, calendar, counted);
  const names = [...counted.byName].sort(([one], [other]) => one.localeCompare(other));
  return days.flatMap((day, at) =>
    names.flatMap(([name, own]) => {
      const tally = own[at];
      const isEmpty = tally === undefined || (name !== '' && Object.values(tally).every((count) => count === 0));
      return isEmpty ? [] : [countsOf(day, name === '' ? null : name, tally, fleet.paying !== null)];
    }),
  );
};
