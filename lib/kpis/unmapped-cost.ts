import type { KpiSettings } from './kpi-settings';
import type { CostCell, MonthInputs } from './types';

type ScopeSettings = Pick<KpiSettings, 'kpiScopeClasses'>;

/** The month's unmapped KPI cost in nanos; 0 for none, null when a part is unknown in this basis. */
export const unmappedNanos = (month: MonthInputs, settings: ScopeSettings): bigint | null => {
  let total = 0n;
  for (const cell of month.costs ?? []) {
    if (cell.environment !== 'unmapped' || !settings.kpiScopeClasses.includes(cell.scopeClass)) continue;
    if (cell.nanos === null) return null;
    total += cell.nanos;
  }
  return total;
};

/** The month with fewer, larger cells of the same KPI cost, its unmapped accounts kept apart. */
export const condenseMonth = (month: MonthInputs, settings: ScopeSettings): MonthInputs => {
  const condensed = new Map<string, CostCell>();
  for (const cell of month.costs ?? []) {
    if (!settings.kpiScopeClasses.includes(cell.scopeClass)) continue;
    const accountId = cell.environment === 'unmapped' ? cell.accountId : '';
    const key = `${cell.environment} ${cell.costClass} ${cell.scopeClass} ${accountId}`;
    const known = condensed.get(key);
    const nanos = known?.nanos === null || cell.nanos === null ? null : (known?.nanos ?? 0n) + cell.nanos;
    condensed.set(key, { ...cell, accountId, service: '', costType: '', cluster: null, nanos });
  }
  return { ...month, costs: month.costs === null ? null : [...condensed.values()] };
};
