import { kpiCells } from '../kpis/cost-groups';
import type { CostCell } from '../kpis/types';
import { sumNanos } from '../money/nanos';
import type { Month } from '../month/month';
import { environmentNames } from '../report/environments';
import { accountLabel, type MonthView } from './month-view';
import type { CostFilter } from './question';

/** The levels of a cost from the widest to the narrowest, above the lines of the bill. */
export const costLevels = [
  { key: 'environment', name: 'environment' },
  { key: 'account', name: 'account' },
  { key: 'type', name: 'cost type' },
  { key: 'service', name: 'service' },
] as const;
export type CostLevel = (typeof costLevels)[number];

/** The cells of KPI cost that a filter asks for. Accounts out of scope are in none of them unless asked for. */
export const cellsOf = ({ inputs, context }: MonthView, filter: CostFilter, month: Month): readonly CostCell[] => {
  const cells =
    filter.environment === 'out-of-scope'
      ? kpiCells(context.kpis.series.get(month)?.inputs.costs ?? [], inputs.settings)
      : (context.cells(month) ?? []);
  return cells.filter(
    (cell) =>
      (filter.environment === undefined || cell.environment === filter.environment) &&
      (filter.class === undefined || cell.costClass === filter.class) &&
      (filter.cluster === undefined || (cell.cluster ?? '') === filter.cluster) &&
      (filter.account === undefined || cell.accountId === filter.account) &&
      (filter.type === undefined || cell.costType === filter.type) &&
      (filter.service === undefined || cell.service === filter.service),
  );
};

/** What a filter's cells come to in nanos; null without a bill, or where the bill does not know it in the basis. */
export const costNanos = (view: MonthView, filter: CostFilter, month: Month): bigint | null =>
  view.context.cells(month) === null ? null : sumNanos(cellsOf(view, filter, month).map(({ nanos }) => nanos));

/** Why a filter's cost has no number. */
export const costReasonOf = ({ context }: MonthView, month: Month): string =>
  context.measure('cost.total', month)?.reason?.text ??
  (context.cells(month) === null
    ? 'There is no bill for this month.'
    : 'The bill does not know this cost in the report’s basis.');

/** A value of a level in words. */
export const levelLabel = (view: MonthView, key: CostLevel['key'], value: string): string => {
  if (key === 'account') return accountLabel(view, value);
  const known = Object.entries(environmentNames).find(([id]) => key === 'environment' && id === value);
  return known?.[1] ?? (value === 'other' ? 'Other types' : value);
};

/** A part of cost in words, without its month. */
export const costLabel = (view: MonthView, filter: CostFilter): string => {
  const parts = costLevels.flatMap(({ key }) => {
    const value = filter[key];
    return value === undefined ? [] : [levelLabel(view, key, value)];
  });
  const extra = [filter.class, filter.cluster === '' ? 'no cluster' : filter.cluster].filter(
    (part) => part !== undefined,
  );
  const all = [...parts, ...extra];
  return all.length === 0 ? 'Cost in the KPIs' : `Cost of ${all.join(', ')}`;
};
