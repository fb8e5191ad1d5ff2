import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClustersBefore, clusterPlaces, type Placement } from './cluster-places';
import { countDays, type Fleet } from './count-days';
import { bucketsOf } from './state-buckets';
import { countGaps, type Installation, type StateChange, stateHistories } from './state-history';

const dayMs = 86_400_000;
const first = Date.parse('2026-01-01T00:00:00Z');
const length = 20;
const days = Array.from({ length }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
const nowMs = first + length * dayMs;
const bucketOf = bucketsOf({ pendingDeletion: 'hibernated', own: {} });

type Life = {
  readonly id: string;
  readonly states: readonly { readonly at: number; readonly state: string }[];
  readonly deletedAt: number | null;
  readonly cluster: string;
};

const state = fc.constantFrom(
  'stable',
  'hibernating',
  'creation-requested',
  'deletion-requested',
  'moonlit',
  'deletion-pending',
);
// Quarters of days, so that many changes fall exactly on the end of a day.
const time = fc.integer({ min: -8, max: length * 4 - 1 }).map((quarter) => first + (quarter * dayMs) / 4);

const life = fc
  .record({
    times: fc.uniqueArray(time, { minLength: 1, maxLength: 8 }),
    states: fc.array(state, { minLength: 8, maxLength: 8 }),
    cluster: fc.constantFrom('a', 'b'),
    isDeleted: fc.boolean(),
  })
  .map(({ times, states, cluster, isDeleted }): Omit<Life, 'id'> => {
    const sorted = times.sort((one, other) => one - other);
    const last = sorted.at(-1) ?? first;
    const changes = sorted.map((at, index) => ({ at, state: states[index] ?? 'stable' }));
    return { states: changes, deletedAt: isDeleted ? last + 1 : null, cluster };
  });
const lives = fc.array(life, { maxLength: 12 }).map((all): Life[] => all.map((one, at) => ({ ...one, id: `w${at}` })));

const changesOf = ({ id, states, deletedAt }: Life): StateChange[] => {
  const all = deletedAt === null ? states : [...states, { at: deletedAt, state: 'deleted' }];
  return all.map(({ at, state: to }, index) => ({
    ...{ id: `${id}-${index}`, installation: id, at, from: all[index - 1]?.state ?? 'n/a', to },
  }));
};

const installationOf = ({ id, states, deletedAt, cluster }: Life): Installation => ({
  ...{ id, createdAt: states[0]?.at ?? 0, deletedAt, clusterIds: [cluster] },
  state: deletedAt === null ? (states.at(-1)?.state ?? '') : 'deleted',
});

/** Every millisecond's truth, by going through a life from its beginning. */
const stateByWalking = ({ states, deletedAt }: Life, instant: number): string | null => {
  let now: string | null = null;
  for (const { at, state: next } of states) if (at < instant) now = next;
  return deletedAt !== null && deletedAt < instant ? null : now;
};

const fleetOf = (all: readonly Life[], changes: readonly StateChange[], completeSince: number): Fleet => {
  const installations = all.map(installationOf);
  return {
    ...{ installations, bucketOf, nowMs, paying: (id) => (id.endsWith('1') ? () => true : null) },
    states: stateHistories(installations, { changes, completeSince }),
    places: clusterPlaces(installations, null),
    clusterName: (cluster) => cluster,
  };
};

const tallyByWalking = (all: readonly Life[], day: string, cluster: string | null) => {
  const tally = { active: 0, hibernated: 0, provisioning: 0, leaving: 0, unclassified: 0, paid: 0 };
  for (const one of all) {
    const now = stateByWalking(one, Date.parse(day) + dayMs);
    if (now === null || (cluster !== null && one.cluster !== cluster)) continue;
    const bucket = bucketOf(now);
    tally[bucket] += 1;
    if (one.id.endsWith('1') && (bucket === 'active' || bucket === 'hibernated')) tally.paid += 1;
  }
  return tally;
};

describe('counts by day from a history', () => {
  it('are what each day ended with, whatever happened', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: length - 1 }), (all, from) => {
        // The server is asked back to the first day wanted: changes before it are not known.
        const since = first + from * dayMs;
        const known = all.flatMap(changesOf).filter(({ at }) => at >= since);
        for (const counts of countDays(fleetOf(all, known, since), days.slice(from))) {
          expect(counts).toMatchObject(tallyByWalking(all, counts.day, counts.cluster));
          expect(counts.total).toBe((counts.active ?? 0) + (counts.hibernated ?? 0));
        }
      }),
    );
  });

  it('of the clusters sum to the whole', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const counted = countDays(fleetOf(all, all.flatMap(changesOf), first), days);
        for (const day of days) {
          const [whole, ...parts] = counted.filter((counts) => counts.day === day);
          for (const field of ['active', 'hibernated', 'leaving', 'unclassified', 'paid'] as const)
            expect(parts.reduce((sum, part) => sum + (part[field] ?? 0), 0)).toBe(whole?.[field]);
        }
      }),
    );
  });

  it('are the same in whatever order changes come', () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.nat()), (all, order) => {
        const changes = all.flatMap(changesOf);
        const keys = new Map(changes.map((change) => [change, order.next().value ?? 0]));
        const shuffled = [...changes].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
        expect(countDays(fleetOf(all, shuffled, first), days)).toEqual(countDays(fleetOf(all, changes, first), days));
      }),
    );
  });

  it('before the history begins take every workspace for stable, from its creation to its deletion', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const counted = countDays(fleetOf(all, [], nowMs), days.slice(0, -1));
        for (const { day, cluster, active, hibernated } of counted.filter((counts) => counts.cluster === null)) {
          const there = all.filter((one) => stateByWalking(one, Date.parse(day) + dayMs) !== null).length;
          expect([cluster, active, hibernated]).toEqual([null, there, 0]);
        }
      }),
    );
  });
});

it('a history has a gap where the last change says another state, unless it came while the list was read', () => {
  const listed: Installation = { id: 'w', state: 'stable', createdAt: 0, deletedAt: null, clusterIds: [] };
  const change = (at: number): StateChange => ({ id: 'e', installation: 'w', at, from: 'stable', to: 'hibernating' });
  expect(countGaps([listed], [change(nowMs - 1)], nowMs)).toBe(1);
  expect(countGaps([listed], [change(nowMs)], nowMs)).toBe(0);
});

describe('the cluster of a workspace', () => {
  const installation: Installation = {
    id: 'w',
    state: 'stable',
    createdAt: 0,
    deletedAt: null,
    clusterIds: ['listed'],
  };
  const placement = (cluster: string, from: number, until: number | null, isActive: boolean): Placement => ({
    ...{ id: cluster, cluster, installation: 'w', isActive, createdAt: from, deletedAt: until },
  });
  const placesOf = (...placements: Placement[]): ClustersBefore =>
    clusterPlaces([installation], placements).get('w') ?? (() => []);

  it.each([
    [
      [placement('old', 0, 30, false), placement('new', 20, null, true)],
      ['old', 'new', 'new'],
    ],
    // The addresses still point to the old one.
    [
      [placement('old', 0, null, true), placement('new', 20, null, false)],
      ['old', 'old', 'old'],
    ],
    // Both rows are of a workspace that is deleted by now.
    [
      [placement('old', 0, 30, false), placement('new', 20, 50, false)],
      ['old', 'old', 'new'],
    ],
    [[placement('only', 20, null, true)], [null, 'only', 'only']],
    [[], ['listed', 'listed', 'listed']],
  ])('of placements %j is one at a time', (placements, expected) => {
    expect(placesOf(...placements)([10, 25, 40])).toEqual(expected);
  });
});
