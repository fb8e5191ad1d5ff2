import { workEnvironments } from './shared-cost';
import type { CostCell, EnvironmentId, KpiSettings, MonthInputs } from './types';

/** What unmapped cost could turn out to be. */
const destinations: readonly EnvironmentId[] = [...workEnvironments, 'shared', 'out-of-scope'];

type ScopeSettings = Pick<KpiSettings, 'kpiScopeClasses'>;

const isOpenCost = (cell: CostCell, settings: ScopeSettings): boolean =>
  cell.environment === 'unmapped' && settings.kpiScopeClasses.includes(cell.scopeClass);

const netByAccount = (months: readonly MonthInputs[], settings: ScopeSettings): Map<string, bigint> => {
  const net = new Map<string, bigint>();
  for (const cell of months.flatMap((month) => month.costs ?? [])) {
    if (isOpenCost(cell, settings)) net.set(cell.accountId, (net.get(cell.accountId) ?? 0n) + (cell.nanos ?? 0n));
  }
  return net;
};

/** Fewer, larger cells with the same sums, so that every scenario is cheap. */
const condense = (
  cells: readonly CostCell[],
  settings: ScopeSettings,
  negativeAccounts: ReadonlySet<string>,
): CostCell[] => {
  const condensed = new Map<string, CostCell>();
  for (const cell of cells) {
    if (!settings.kpiScopeClasses.includes(cell.scopeClass)) continue;
    const accountId = negativeAccounts.has(cell.accountId) ? 'negative' : 'positive';
    const key = `${cell.environment} ${cell.costClass} ${accountId} ${cell.scopeClass}`;
    const known = condensed.get(key);
    const nanos = known?.nanos === null || cell.nanos === null ? null : (known?.nanos ?? 0n) + cell.nanos;
    condensed.set(key, { ...cell, accountId, service: '', costType: '', cluster: null, nanos });
  }
  return [...condensed.values()];
};

const reassign = (cells: readonly CostCell[], positive: EnvironmentId, negative: EnvironmentId): CostCell[] =>
  cells.map((cell) =>
    cell.environment === 'unmapped'
      ? { ...cell, environment: cell.accountId === 'negative' ? negative : positive }
      : cell,
  );

/** The month's unmapped KPI cost in nanos; 0 for none, null when a part is unknown in this basis. */
export const unmappedNanos = (month: MonthInputs, settings: ScopeSettings): bigint | null => {
  let total = 0n;
  for (const cell of month.costs ?? []) {
    if (!isOpenCost(cell, settings)) continue;
    if (cell.nanos === null) return null;
    total += cell.nanos;
  }
  return total;
};

/**
 * The same months with all unmapped accounts given one environment each way: a KPI's best and its worst case are
 * among them, for it is a quotient of sums. Accounts with negative cost go their own way. None when nothing is unmapped.
 */
export const unmappedScenarios = (months: readonly MonthInputs[], settings: ScopeSettings): MonthInputs[][] => {
  const net = netByAccount(months, settings);
  if (net.size === 0) return [];
  const negativeAccounts = new Set([...net].filter(([, nanos]) => nanos < 0n).map(([account]) => account));
  const condensed = months.map((month) => ({
    ...month,
    costs: month.costs === null ? null : condense(month.costs, settings, negativeAccounts),
  }));
  const negatives = negativeAccounts.size === 0 ? (['unmapped'] as const) : destinations;
  return destinations.flatMap((positive) =>
    negatives.map((negative) =>
      condensed.map((month) => ({
        ...month,
        costs: month.costs === null ? null : reassign(month.costs, positive, negative),
      })),
    ),
  );
};
