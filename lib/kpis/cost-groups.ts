import type { KpiSettings } from './kpi-settings';
import { allocateSharedCost } from './shared-cost';
import type { CostCell, CostClass, EnvironmentId } from './types';

type CostSettings = Pick<KpiSettings, 'kpiScopeClasses' | 'sharedCostSplit' | 'sharedCostShares'>;

/** KPI cost by what the measures ask of it; null nanos: one of its cells is unknown in this basis. */
export type CostGroup = {
  readonly environment: EnvironmentId;
  readonly costClass: CostClass;
  readonly nanos: bigint | null;
};

/** The cells that KPI cost has in: of the scope classes in the settings, with shared cost split as they say. */
export const kpiCells = (cells: readonly CostCell[], settings: CostSettings): CostCell[] => {
  const inScope = new Set(settings.kpiScopeClasses);
  return allocateSharedCost(cells, settings).filter((cell) => inScope.has(cell.scopeClass));
};

/** KPI cost in nanos by environment and cost class. */
export const groupCosts = (cells: readonly CostCell[], settings: CostSettings): CostGroup[] => {
  const groups = new Map<EnvironmentId, Map<CostClass, bigint | null>>();
  for (const { environment, costClass, nanos } of kpiCells(cells, settings)) {
    const classes = groups.get(environment) ?? new Map<CostClass, bigint | null>();
    groups.set(environment, classes);
    const known = classes.get(costClass);
    classes.set(costClass, known === null || nanos === null ? null : (known ?? 0n) + nanos);
  }
  return [...groups].flatMap(([environment, classes]) =>
    [...classes].map(([costClass, nanos]) => ({ environment, costClass, nanos })),
  );
};
