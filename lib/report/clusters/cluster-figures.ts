import { formatKpiValue } from '../../kpis/format';
import type { WorkspaceCounts } from '../../kpis/types';
import { divide, isZero, type Rational, subtract } from '../../money/rational';
import type { ReportContext } from '../context';
import { type FigureReason, figure } from '../figure';
import { totalOf } from '../format/columns';
import { formatCount } from '../format/numbers';
import { costReason } from '../reasons';
import type { ClusterFigures } from '../schema/clusters';
import type { CostColumns } from '../schema/cost-columns';

const states = ['total', 'active', 'hibernated'] as const;
type State = (typeof states)[number];

/** The key of the rest; a cluster's own name is never empty. */
export const REST = '';
/** The rest in the figures' ids. */
export const REST_ID = 'no-cluster';

export type Counts = Readonly<Record<State, Rational | null>>;

const noCounts: Counts = { total: null, active: null, hibernated: null };

/** The counts of the whole organisation. */
export const wholeCounts = (context: ReportContext): Counts => {
  const at = (state: State) => context.measure(`workspaces.${state}`, context.month)?.value ?? null;
  return { total: at('total'), active: at('active'), hibernated: at('hibernated') };
};

/** Counts of each cluster; the rest is what the whole has beyond them. */
export const countsByKey = (context: ReportContext, keys: readonly string[]): ReadonlyMap<string, Counts> => {
  const given = context.kpis.series.get(context.month)?.inputs.counts?.clusters ?? [];
  const whole = wholeCounts(context);
  const byName = new Map(given.map((each): [string, WorkspaceCounts] => [each.cluster, each]));
  const rest = (state: State): Rational | null => {
    const known = totalOf(given.map((each) => each[state]));
    const all = whole[state];
    return all === null || known === null || given.length === 0 ? null : subtract(all, known);
  };
  return new Map(
    keys.map((key): [string, Counts] => {
      if (key === REST) return [key, { total: rest('total'), active: rest('active'), hibernated: rest('hibernated') }];
      const own = byName.get(key);
      const isBefore = context.measure('workspaces.hibernated', context.month)?.reason?.code === 'before-hibernation';
      if (own === undefined) return [key, noCounts];
      return [key, { total: own.total, active: own.active, hibernated: isBefore ? null : own.hibernated }];
    }),
  );
};

const countReason = (context: ReportContext, state: State): FigureReason =>
  context.measure(`workspaces.${state}`, context.month)?.reason ?? {
    code: 'no-counts',
    text: 'There are no workspace counts for this cluster.',
  };

const noClusterCost: FigureReason = {
  code: 'no-cluster-cost',
  text: 'No cost of the bill names this cluster: rules for clusters give cost its name.',
};

type Installed = { readonly counts: Counts; readonly cost: Rational | null };

const perActiveReason = (context: ReportContext, { counts, cost }: Installed, id: string): FigureReason => {
  const { active } = counts;
  if (id === REST_ID) return { code: 'no-cluster', text: 'Cost without a cluster serves all of them.' };
  if (active === null) return countReason(context, 'active');
  if (cost !== null && isZero(cost)) return noClusterCost;
  return costReason(context) ?? { code: 'zero-denominator', text: 'There is no active installation.' };
};

/** A row's exact values. */
export type ClusterValues = {
  readonly id: string;
  readonly columns: CostColumns;
  readonly cost: Rational | null;
  readonly counts: Counts;
};

/** A row's figures from its exact values. */
export const clusterFigures = (
  context: ReportContext,
  { id, columns, cost, counts }: ClusterValues,
): ClusterFigures => {
  const { month, currency } = context;
  const count = (state: State) =>
    figure({
      id: `clusters.${id}.${state}`,
      value: counts[state],
      unit: 'count',
      source: { kind: 'measure', of: `workspaces.${state}`, month },
      print: formatCount,
      reason: countReason(context, state),
    });
  const { active } = counts;
  const isRest = id === REST_ID;
  const perActive = figure({
    id: `clusters.${id}.per-active`,
    value: isRest || cost === null || isZero(cost) || active === null || isZero(active) ? null : divide(cost, active),
    unit: 'money-per-workspace',
    source: { kind: 'cost', of: `clusters.${id}.per-active`, month },
    print: (value) => formatKpiValue(value, 'money-per-workspace', currency),
    reason: perActiveReason(context, { counts, cost }, id),
  });
  const [totalInstallations, activeInstallations, hibernatedInstallations] = [
    count('total'),
    count('active'),
    count('hibernated'),
  ];
  return { ...columns, totalInstallations, activeInstallations, hibernatedInstallations, perActive };
};
