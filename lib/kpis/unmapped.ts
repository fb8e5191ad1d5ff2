import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  fromNanos,
  mean,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../money/rational';
import type { Month } from '../month/month';
import type { KpiSettings } from './kpi-settings';
import { measureDefinition } from './measures';
import { workEnvironments } from './shared-cost';
import type { CostCell, EnvironmentId, MonthInputs } from './types';

/** What unmapped cost could turn out to be. */
const destinations: readonly EnvironmentId[] = [...workEnvironments, 'shared', 'out-of-scope'];

/** Up to so many ways, every account goes its own; with more, accounts that move the verdict alike go together. */
const LIMIT_OF_WAYS = 128;

/** What a verdict compares, as far as unmapped cost can move it. */
export type UnmappedQuestion = {
  readonly month: Month;
  /** The months whose mean the month is compared with; none for a threshold. */
  readonly references: readonly Month[];
  /** The measures that the figure is made of. */
  readonly measureIds: readonly string[];
  /** What a unit of cost weighs in the figure of a month; null where it has none. */
  readonly weightIn: (month: Month) => Rational | null;
};

type ScenarioSettings = Pick<KpiSettings, 'sharedCostSplit' | 'noiseBandPct'>;

/** One environment of each kind that the measures tell apart. */
const distinctDestinations = (measureIds: readonly string[], settings: ScenarioSettings): readonly EnvironmentId[] => {
  // Cost split over the environments changes with all of them.
  if (settings.sharedCostSplit !== 'keep') return destinations;
  const chosen = new Map<string, EnvironmentId>();
  for (const environment of destinations) {
    const selecting = measureIds.filter((id) => {
      const source = measureDefinition(id)?.source;
      return source?.kind === 'cost' && source.selection.environments.includes(environment);
    });
    const key = selecting.join(' ');
    if (!chosen.has(key)) chosen.set(key, environment);
  }
  return [...chosen.values()];
};

type AmountsByMonth = Map<Month, bigint>;

const openAccounts = (months: readonly MonthInputs[]): Map<string, AmountsByMonth> => {
  const accounts = new Map<string, AmountsByMonth>();
  for (const { month, costs } of months) {
    for (const { environment, accountId, nanos } of costs ?? []) {
      if (environment !== 'unmapped') continue;
      const amounts = accounts.get(accountId) ?? new Map<Month, bigint>();
      accounts.set(accountId, amounts.set(month, (amounts.get(month) ?? 0n) + (nanos ?? 0n)));
    }
  }
  return accounts;
};

/** Whether an account's cost weighs more in the month, in the mean that it is compared with, or (within the band) in neither. */
const leanOf = (amounts: AmountsByMonth, question: UnmappedQuestion, bandPct: string): string => {
  const weighed = (month: Month): Rational[] => {
    const weight = question.weightIn(month);
    return weight === null ? [] : [multiply(fromNanos(amounts.get(month) ?? 0n), weight)];
  };
  const [judged = zero] = weighed(question.month);
  const reference = mean(question.references.flatMap(weighed)) ?? zero;
  const band = multiply(absolute(reference), divide(fromDecimal(bandPct), fromInteger(100)));
  if (compare(absolute(subtract(judged, reference)), band) <= 0) return 'steady';
  return compare(judged, reference) > 0 ? 'judged' : 'compared';
};

const waysOf = (groups: readonly string[], ways: readonly EnvironmentId[]): ReadonlyMap<string, EnvironmentId>[] =>
  groups.reduce<ReadonlyMap<string, EnvironmentId>[]>(
    (known, group) => known.flatMap((way) => ways.map((environment) => new Map([...way, [group, environment]]))),
    [new Map()],
  );

/** Gives a month's accounts environments; the same for the same ones, so that a month is computed once for each. */
const assigner = (month: MonthInputs, groupOf: ReadonlyMap<string, string>) => {
  const { costs } = month;
  const openCells = (costs ?? []).filter(({ environment }) => environment === 'unmapped');
  const present = [...new Set(openCells.map(({ accountId }) => groupOf.get(accountId) ?? ''))];
  const known = new Map<string, MonthInputs>();
  return (way: ReadonlyMap<string, EnvironmentId>): MonthInputs => {
    const key = present.map((group) => way.get(group)).join(' ');
    const environmentOf = ({ accountId, environment }: CostCell): EnvironmentId =>
      environment === 'unmapped' ? (way.get(groupOf.get(accountId) ?? '') ?? environment) : environment;
    const assigned = known.get(key) ?? {
      ...month,
      costs: costs?.map((cell) => ({ ...cell, environment: environmentOf(cell) })) ?? null,
    };
    known.set(key, assigned);
    return assigned;
  };
};

/**
 * The months (condensed) that the question looks at, with each unmapped account given one environment for all of them,
 * in every way among which the verdict's best and worst case are: none when unmapped cost cannot move it.
 * Where each account going its own way makes too many, those with the same lean go together: over counts, a figure is a
 * sum over accounts, and its margin to the reference gets largest when every account goes the way its own sign asks for.
 */
export const unmappedScenarios = (
  months: readonly MonthInputs[],
  question: UnmappedQuestion,
  settings: ScenarioSettings,
): MonthInputs[][] => {
  const asked = months.filter(({ month }) => month === question.month || question.references.includes(month));
  const accounts = openAccounts(asked);
  const ways = distinctDestinations(question.measureIds, settings);
  if (accounts.size === 0 || ways.length < 2) return [];
  const isFew = ways.length ** accounts.size <= LIMIT_OF_WAYS;
  const groupOf = new Map(
    [...accounts].map(([id, amounts]) => [id, isFew ? id : leanOf(amounts, question, settings.noiseBandPct)]),
  );
  const assigners = asked.map((month) => assigner(month, groupOf));
  return waysOf([...new Set(groupOf.values())], ways).map((way) => assigners.map((assign) => assign(way)));
};
