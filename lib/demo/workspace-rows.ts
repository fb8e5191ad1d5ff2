import { productionUnits } from './clusters';
import { organisation } from './organisation';
import { type Population, populationAt } from './population';
import type { RecordRow } from './record-row';
import { daysOf, demoMonth, demoMonthNumbers } from './timeline';

/** Whole parts of a whole number in the proportions of `shares`, largest remainder first. */
const distribute = (whole: number, shares: readonly number[]): number[] => {
  const exact = shares.map((share) => whole * share);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest);
  const missing = whole - parts.reduce((sum, part) => sum + part, 0);
  for (const { at } of byRemainder.slice(0, missing)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
};

const dedicatedPaidFactor = 2;

/** A population spread over the month's clusters; the dedicated cluster has more of the paying ones. */
const byCluster = (
  population: Population,
  month: number,
): { readonly cluster: string; readonly part: Population }[] => {
  const units = productionUnits(month);
  const shares = units.map((unit) => unit.share);
  const weights = units.map((unit) => unit.share * (unit.cluster.startsWith('prod-ent') ? dedicatedPaidFactor : 1));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const paidShares = weights.map((one) => one / weight);
  const paidActive = population.active - population.freemiumActive;
  const active = distribute(population.active, shares);
  const hibernated = distribute(population.hibernated, shares);
  const paidAndActive = distribute(paidActive, paidShares);
  const paidHibernated = distribute(population.paid - paidActive, paidShares);
  const elevenPlus = distribute(population.elevenPlus, paidShares);
  return units.map((unit, at) => {
    const [ofActive = 0, ofHibernated = 0, ofPaidActive = 0] = [active[at], hibernated[at], paidAndActive[at]];
    return {
      cluster: unit.cluster,
      part: {
        total: ofActive + ofHibernated,
        active: ofActive,
        hibernated: ofHibernated,
        paid: ofPaidActive + (paidHibernated[at] ?? 0),
        freemiumActive: ofActive - ofPaidActive,
        elevenPlus: elevenPlus[at] ?? 0,
      },
    };
  });
};

const cells = (population: Population) => ({
  total: population.total,
  active: population.active,
  hibernated: population.hibernated,
  paid: population.paid,
  freemium_active: population.freemiumActive,
});

/** One row a month for the whole, and one for each cluster. */
export const workspaceMonthRows = (): RecordRow[] =>
  demoMonthNumbers.flatMap((month) => {
    const population = populationAt(month);
    const row = (cluster: string, part: Population): RecordRow => ({
      month: demoMonth(month),
      cluster,
      ...cells(part),
      freemium: part.total - part.paid,
      eleven_plus: part.elevenPlus,
    });
    return [row('', population), ...byCluster(population, month).map(({ cluster, part }) => row(cluster, part))];
  });

const between = (from: number, to: number, share: number): number => Math.round(from + (to - from) * share);

const populationOn = (month: number, day: number, days: number): Population => {
  const end = populationAt(month);
  const start = populationAt(Math.max(1, month - 1));
  const share = day / days;
  const total = between(start.total, end.total, share);
  const paid = between(start.paid, end.paid, share);
  const isFirstMonth = month === organisation.workspaces.hibernationMonth;
  const sleeps = !isFirstMonth || day > days - organisation.workspaces.hibernationStartsDaysBeforeMonthEnd;
  const hibernated = isFirstMonth ? (sleeps ? end.hibernated : 0) : between(start.hibernated, end.hibernated, share);
  const paidHibernated = end.paid - (end.active - end.freemiumActive);
  const active = total - hibernated;
  return {
    total,
    hibernated,
    active,
    paid,
    freemiumActive: active - (paid - (sleeps ? paidHibernated : 0)),
    elevenPlus: 0,
  };
};

/** The company counts by day since the begin of its last fiscal year, and did so when hibernation began. */
const isCountedByDay = (month: number): boolean => month >= 25 || month === organisation.workspaces.hibernationMonth;

/** One row a day for the whole, and one for each cluster; the last day of a month is its monthly row. */
export const workspaceDayRows = (): RecordRow[] =>
  demoMonthNumbers.filter(isCountedByDay).flatMap((month) => {
    const days = daysOf(demoMonth(month));
    return days.flatMap((date, at) => {
      const population = populationOn(month, at + 1, days.length);
      return [
        { date, cluster: '', ...cells(population) },
        ...byCluster(population, month).map(({ cluster, part }) => ({ date, cluster, ...cells(part) })),
      ];
    });
  });
