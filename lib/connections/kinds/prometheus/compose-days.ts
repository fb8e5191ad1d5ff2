import type { Day } from '../../../month/month';
import { type DayCounts, unknownCounts } from '../../counts/day-counts';
import type { Population } from './prometheus-settings';
import type { Series } from './read-range';

export type Composed = { readonly counted: readonly DayCounts[]; readonly notices: readonly string[] };

type Answers = ReadonlyMap<Population, Series>;

const listed = (days: readonly Day[]): string => {
  const shown = days.slice(0, 5).join(', ');
  return days.length > 5 ? `${shown} and ${days.length - 5} more` : shown;
};

const clustersOf = (answers: Answers): string[] =>
  [...new Set([...answers.values()].flatMap((series) => [...series.keys()]))].sort();

const hasAny = (answers: Answers, cluster: string, day: Day): boolean =>
  [...answers.values()].some((series) => series.get(cluster)?.has(day) === true);

/** The days from the first to the last on which a cluster has any value. */
const lifeOf = (answers: Answers, cluster: string, days: readonly Day[]): ReadonlySet<Day> => {
  const own = days.filter((day) => hasAny(answers, cluster, day));
  const [first = '', last = ''] = [own[0], own.at(-1)];
  return new Set(days.filter((day) => day >= first && day <= last && own.length > 0));
};

/** Days on which a value is missing that the same query has on other days: what is left of them would be too little. */
const brokenDays = (answers: Answers, lives: ReadonlyMap<string, ReadonlySet<Day>>, days: readonly Day[]): Set<Day> =>
  new Set(
    days.filter((day) =>
      [...lives].some(
        ([cluster, life]) =>
          life.has(day) &&
          [...answers.values()].some((series) => {
            const own = series.get(cluster);
            return own !== undefined && own.size > 0 && !own.has(day);
          }),
      ),
    ),
  );

const countsOf = (answers: Answers, cluster: string, day: Day): DayCounts => {
  const value = (population: Population) => answers.get(population)?.get(cluster)?.get(day) ?? null;
  const [active, hibernated, paid] = [value('active'), value('hibernated'), value('paid')];
  const sum = active !== null && hibernated !== null ? active + hibernated : null;
  const total = value('total') ?? sum;
  return { ...unknownCounts(day, cluster === '' ? null : cluster), active, hibernated, total, paid };
};

const neverNotices = (answers: Answers, clusters: readonly string[]): string[] =>
  [...answers].flatMap(([population, series]) => {
    const without = clusters.filter((cluster) => (series.get(cluster)?.size ?? 0) === 0);
    if (without.length === 0) return [];
    const where = without[0] === '' ? '' : ` for ${without.join(', ')}`;
    return [`The query for ${population} has no value${where}: unknown, not 0. Where it means 0, add “or vector(0)”.`];
  });

const endedNotices = (lives: ReadonlyMap<string, ReadonlySet<Day>>, days: readonly Day[]): string[] =>
  [...lives].flatMap(([cluster, life]) => {
    const last = [...life].at(-1);
    if (last === undefined || last === days.at(-1)) return [];
    return [`There is no value${cluster === '' ? '' : ` of ${cluster}`} after ${last}.`];
  });

/**
 * Counts by day and cluster from the answers of each query. A day on which one of them lacks a value is left out whole:
 * a gap is unknown, never 0.
 */
export const composeDays = (answers: Answers, days: readonly Day[]): Composed => {
  const clusters = clustersOf(answers);
  const lives = new Map(clusters.map((cluster) => [cluster, lifeOf(answers, cluster, days)]));
  const broken = brokenDays(answers, lives, days);
  const inside = days.filter((day) => [...lives.values()].some((life) => life.has(day)));
  const counted = inside
    .filter((day) => !broken.has(day))
    .flatMap((day) =>
      clusters.filter((cluster) => lives.get(cluster)?.has(day)).map((cluster) => countsOf(answers, cluster, day)),
    )
    .filter(({ active, total }) => active !== null || total !== null);
  const [first] = inside;
  const empty = inside.length === 0 ? ['No query has a value in these months.'] : [];
  const late = first !== undefined && first !== days[0] ? [`There is no value before ${first}.`] : [];
  const gaps =
    broken.size === 0 ? [] : [`Left out, since a value is missing or no whole number: ${listed([...broken])}.`];
  const never = inside.length === 0 ? [] : neverNotices(answers, clusters);
  return { counted, notices: [...empty, ...late, ...gaps, ...never, ...endedNotices(lives, days)] };
};
