import { kpiCells } from '../kpis/cost-groups';
import { type KpiReport, kpiReport } from '../kpis/kpi-report';
import type { CostCell, KpiValue, Measure } from '../kpis/types';
import { sumNanos } from '../money/nanos';
import { fromNanos, type Rational } from '../money/rational';
import { addMonths, daysInMonth, type Month, monthRange } from '../month/month';
import type { FigureReason } from './figure';
import type { ReportInputs, ReportMonthState } from './inputs';

/** A cost and, where it can not be told, the reason. */
export type Cost = { readonly value: Rational | null; readonly reason: FigureReason | null };

/** What every section builds from: the inputs, the KPIs computed once, and the questions that sections share. */
export type ReportContext = {
  readonly inputs: ReportInputs;
  readonly kpis: KpiReport;
  readonly currency: string;
  readonly month: Month;
  readonly previousMonth: Month;
  /** 13 months, the report's last. */
  readonly window: readonly Month[];
  readonly state: ReportMonthState | null;
  /** The month is open and its bill ends before its last day: nothing is compared with full months. */
  readonly isPartial: boolean;
  /** The cells that KPI cost has in, out-of-scope accounts left out; null without a bill. */
  readonly cells: (month: Month) => readonly CostCell[] | null;
  readonly measure: (id: string, month: Month) => Measure | null;
  readonly kpi: (id: string, month: Month) => KpiValue | null;
};

const WINDOW_MONTHS = 13;

/** Whether a month is open and its bill ends before its last day. */
export const isPartialMonth = (month: Month, state: ReportMonthState | null): boolean => {
  if (state?.data !== 'open' || state.lastUsageDay === null) return false;
  return state.lastUsageDay < `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;
};

/** Computes the KPIs of every month once and remembers what sections ask for again. */
export const reportContext = (inputs: ReportInputs): ReportContext => {
  const kpis = kpiReport(inputs);
  const { month } = inputs;
  const state = inputs.states.find((entry) => entry.month === month) ?? null;
  const known = new Map<Month, readonly CostCell[] | null>();
  const cells = (asked: Month): readonly CostCell[] | null => {
    const ready = known.get(asked);
    if (ready !== undefined) return ready;
    const costs = kpis.series.get(asked)?.inputs.costs ?? null;
    const inTotal =
      costs === null ? null : kpiCells(costs, inputs.settings).filter((cell) => cell.environment !== 'out-of-scope');
    known.set(asked, inTotal);
    return inTotal;
  };
  return {
    inputs,
    kpis,
    currency: kpis.currency,
    month,
    previousMonth: addMonths(month, -1),
    window: monthRange(addMonths(month, 1 - WINDOW_MONTHS), month),
    state,
    isPartial: isPartialMonth(month, state),
    cells,
    measure: (id, asked) => kpis.series.get(asked)?.measures.get(id) ?? null,
    kpi: (id, asked) => kpis.series.get(asked)?.values.get(id) ?? null,
  };
};

/** A measure's value in a month; null where it is not computable. */
export const measureValue = (context: ReportContext, id: string, month: Month): Rational | null =>
  context.measure(id, month)?.value ?? null;

/** KPI cost of a month by a key of its cells, exact; null values where a cell is unknown in the basis, null without a bill. */
export const costBy = (
  context: ReportContext,
  month: Month,
  keyOf: (cell: CostCell) => string | null,
): ReadonlyMap<string, Rational | null> | null => {
  const cells = context.cells(month);
  if (cells === null) return null;
  const groups = new Map<string, (bigint | null)[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === null) continue;
    const parts = groups.get(key);
    if (parts === undefined) groups.set(key, [cell.nanos]);
    else parts.push(cell.nanos);
  }
  return new Map(
    [...groups].map(([key, parts]) => {
      const nanos = sumNanos(parts);
      return [key, nanos === null ? null : fromNanos(nanos)];
    }),
  );
};
