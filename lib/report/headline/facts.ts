import { monthName } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { monthBudget } from '../projection/budgets';
import { isScored, scoredOf } from '../projection/scored';
import type { Fact } from '../schema/headline';
import { sentence } from '../sentence';
import { amountFigure, changeFigure, totalFigure } from './figures';
import { invoiceFact } from './invoice-fact';
import { standingOf, yearAgoOf } from './standing';

const yearAgoFact = (context: ReportContext): Fact[] => {
  const [change, month] = [standingOf(context).yearAgo, yearAgoOf(context)];
  if (change === null || month === null) return [];
  return [
    {
      label: `On ${monthName(month, 'short')}`,
      value: changeFigure(context, 'cost.total.year-change', change, true),
      note: sentence`from ${totalFigure(context, month)}`,
    },
  ];
};

const forecastFact = (context: ReportContext): Fact[] => {
  const change = standingOf(context).forecast;
  const scored = change === null ? null : scoredOf(context);
  if (change === null || scored === null || !isScored(scored)) return [];
  const forecast = amountFigure(context, { id: 'forecast', value: scored.projected, kind: 'projection' });
  const held = scored.isInside === null ? '' : scored.isInside ? ', inside its 80% band' : ', outside its 80% band';
  return [
    {
      label: 'Against forecast',
      value: changeFigure(context, 'cost.total.forecast-change', change, true),
      note: sentence`${forecast}${held}`,
    },
  ];
};

const budgetFact = (context: ReportContext): Fact[] => {
  const change = standingOf(context).budget;
  const { budget } = monthBudget(context, context.month);
  if (change === null || budget === null) return [];
  return [
    {
      label: 'Against budget',
      value: changeFigure(context, 'cost.total.budget-change', change, true),
      note: sentence`${amountFigure(context, { id: 'budget', value: budget.total, kind: 'target' })}`,
    },
  ];
};

const partialBudgetFact = (context: ReportContext): Fact[] => {
  const { budget } = monthBudget(context, context.month);
  if (!context.isPartial || budget === null) return [];
  const value = amountFigure(context, { id: 'budget', value: budget.total, kind: 'target' });
  return [{ label: 'Budget', value, note: sentence`for the whole month` }];
};

/** The cost beside what it is compared with, and the invoice. */
export const factsOf = (context: ReportContext): Fact[] => {
  const total = totalFigure(context, context.month);
  const hasCost = measureValue(context, 'cost.total', context.month) !== null;
  return [
    { label: 'Cost in the KPIs', value: total, note: sentence`${context.inputs.basis} cost` },
    ...(hasCost ? [...yearAgoFact(context), ...forecastFact(context), ...budgetFact(context)] : []),
    ...(hasCost ? partialBudgetFact(context) : []),
    invoiceFact(context),
  ];
};
