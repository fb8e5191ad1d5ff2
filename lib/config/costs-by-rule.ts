import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { reportMonths } from '../../db/queries/report-months';
import { kpiCells } from '../kpis/cost-groups';
import { formatMoney } from '../kpis/format';
import type { CostCell } from '../kpis/types';
import { fromNanos } from '../money/rational';
import type { Month } from '../month/month';
import type { ReportInputs } from '../report/inputs';
import type { MonthValue } from './kpis-by-month';

/** What rules make of a cell, as ids of values: its type everywhere, its class and cluster where they count. */
const idsOf = ({ costType, costClass, cluster, environment }: CostCell): string[] => {
  if (environment === 'out-of-scope') return [];
  const type = `cost-type.${costType}`;
  return environment === 'production' ? [type, `cost-class.${costClass}`, `cluster.${cluster ?? ''}`] : [type];
};

const valuesOf = (
  { costs, currency }: ReportInputs['months'][number],
  settings: ReportInputs['settings'],
): MonthValue[] => {
  const sums = new Map<string, bigint | null>();
  for (const cell of kpiCells(costs ?? [], settings)) {
    for (const id of idsOf(cell)) {
      const known = sums.get(id);
      sums.set(id, known === null || cell.nanos === null ? null : (known ?? 0n) + cell.nanos);
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, nanos]) => {
      const value = nanos === null ? null : fromNanos(nanos);
      return { id, value, text: value === null ? '–' : formatMoney(value, currency) };
    });
};

/** KPI cost by cost type, and of production by cost class and cluster, in every month from `from` on. */
export const costsByRule = (db: PerunitDatabase, from: Month | null): ReadonlyMap<Month, readonly MonthValue[]> => {
  const wanted = reportMonths(db).filter((month) => from === null || month >= from);
  const values = new Map<Month, readonly MonthValue[]>();
  for (const month of [...wanted].reverse()) {
    if (values.has(month)) continue;
    const { months, settings } = loadReportInputs(db, { month });
    for (const each of months) values.set(each.month, valuesOf(each, settings));
  }
  return values;
};

/** Whether a value is one of those above: a cost that is nowhere without the rule that names it. */
export const isCostByRule = (id: string): boolean => /^(cost-type|cost-class|cluster)\./.test(id);
