import type { Rational } from '../../money/rational';
import { measureValue, type ReportContext } from '../context';
import { type Figure, type FigureReason, figure, point } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import type { PastMonth, ProjectedMonth } from '../schema/projection';
import { partOf } from './amounts';
import { monthBudget } from './budgets';
import { noBand } from './period';
import type { AheadMonth, Projection } from './projection';

const monthOf = (context: ReportContext, { environments, partial }: Projection, ahead: AheadMonth): ProjectedMonth => {
  const { month, amount, band } = ahead;
  const { budget, reason } = monthBudget(context, month);
  const values = environments.map((environment) => partOf(amount, environment));
  const printed = roundColumn(values, 0);
  const of = (id: string, value: Rational | null, shown: Rational | null, why: FigureReason | null = null): Figure =>
    figure({
      id: `projection.${month}.${id}`,
      value,
      unit: 'money',
      source: { kind: id === 'budget' ? 'target' : 'projection', of: id, month },
      print: (exact) => formatNumber(shown ?? exact),
      reason: why,
    });
  return {
    month,
    isUnderWay: partial !== null && month === context.month,
    parts: environments.map((environment, index) => of(environment, values[index] ?? null, printed[index] ?? null)),
    total: of('total', amount.total, null),
    low: of('low', band?.low ?? null, null, noBand),
    high: of('high', band?.high ?? null, null, noBand),
    budget: of('budget', budget?.total ?? null, null, reason),
  };
};

/** Every projected month: by environment, with its band and budget. */
export const projectedMonths = (context: ReportContext, projection: Projection): ProjectedMonth[] =>
  projection.ahead.map((ahead) => monthOf(context, projection, ahead));

/** The 13 months before them, with their budgets; a month without a bill is a gap. */
export const pastMonths = (context: ReportContext): PastMonth[] =>
  context.window.map((month) => ({
    month,
    isPartial: month === context.month && context.isPartial,
    cost: point(month, measureValue(context, 'cost.total', month), 'money', (value) => formatNumber(value)),
    budget: point(month, monthBudget(context, month).budget?.total ?? null, 'money', (value) => formatNumber(value)),
  }));
