import { rationalToNanos } from '../../money/nanos';
import { type Rational, zero } from '../../money/rational';
import { addMonths, daysInMonth, type Month, monthName } from '../../month/month';
import { isPartialMonth, type ReportContext } from '../context';
import { environmentOrder, type ListedEnvironment } from '../environments';
import type { FigureReason } from '../figure';

/** What a projection is made from: whole months in a row up to one of them. */
export type CostHistory = {
  /** Oldest first. */
  readonly months: readonly Month[];
  /** Total cost by month, in nanos. */
  readonly whole: readonly bigint[];
  readonly parts: ReadonlyMap<ListedEnvironment, readonly bigint[]>;
  readonly workspaces: readonly (Rational | null)[];
  /** Why it does not reach further back; null: there is nothing before. */
  readonly gap: FigureReason | null;
};

/** An environment's cost in a month whose total is known: zero where no account is mapped to it. */
export const environmentCost = (context: ReportContext, environment: ListedEnvironment, month: Month): Rational =>
  context.measure(`cost.${environment}`, month)?.value ?? zero;

/** Why a month's cost cannot stand in a history; null where it can. */
export const monthGap = (context: ReportContext, month: Month): FigureReason | null => {
  const measure = context.measure('cost.total', month);
  if (measure === null) return { code: 'no-bill', text: `There is no bill for ${monthName(month)}.` };
  if (measure.value === null) return { code: measure.reason.code, text: measure.reason.text };
  const state = context.inputs.states.find((entry) => entry.month === month) ?? null;
  if (!isPartialMonth(month, state)) return null;
  return { code: 'partial-month', text: `The bill for ${monthName(month)} is not complete.` };
};

/** The months in a row that end with `last`, back to the first gap. */
export const historyUpTo = (context: ReportContext, last: Month): CostHistory => {
  const months: Month[] = [];
  const first = context.inputs.months[0]?.month ?? last;
  let gap: FigureReason | null = null;
  for (let month = last; month >= first && gap === null; month = addMonths(month, -1)) {
    gap = monthGap(context, month);
    if (gap === null) months.unshift(month);
  }
  const nanosOf = (id: string) => months.map((month) => rationalToNanos(context.measure(id, month)?.value ?? zero));
  return {
    months,
    whole: nanosOf('cost.total'),
    parts: new Map(environmentOrder.map((environment) => [environment, nanosOf(`cost.${environment}`)])),
    workspaces: months.map((month) => context.measure('workspaces.total', month)?.value ?? null),
    gap,
  };
};

/** The days of the history's months and of `ahead` more. */
export const daysOf = ({ months }: CostHistory, ahead: number): number[] => {
  const [first] = months;
  if (first === undefined) return [];
  return Array.from({ length: months.length + ahead }, (_, at) => daysInMonth(addMonths(first, at)));
};
