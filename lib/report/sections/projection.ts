import { chartAnnotations } from '../annotations/in-chart';
import { measureValue, type ReportContext } from '../context';
import { environmentNames } from '../environments';
import { projectionOutline } from '../outline/projection';
import { monthBudget, yearBudget } from '../projection/budgets';
import { factsOf } from '../projection/facts';
import { closedYear, findingOf } from '../projection/finding';
import { modelRows } from '../projection/model-rows';
import { pastMonths, projectedMonths } from '../projection/month-rows';
import { notesOf } from '../projection/notes';
import { monthPeriod, yearPeriod } from '../projection/period';
import { periodTable } from '../projection/period-rows';
import { fiscalYearName } from '../projection/plan';
import { projectionOf } from '../projection/projection';
import { scoredSection } from '../projection/scored-words';
import { type ProjectionSection, projectionSchema } from '../schema/projection';
import type { SectionDefinition } from '../section-definition';

const build = (context: ReportContext): ProjectionSection => {
  const projection = projectionOf(context);
  const { plan, environments, forecast, partial } = projection;
  const budget = yearBudget(context, plan.year, plan.months);
  const closed = closedYear(context, projection);
  const scored = measureValue(context, 'cost.total', context.month) === null ? null : scoredSection(context);
  const month = monthPeriod(projection, context.month);
  const hasYear = forecast !== null || partial !== null;
  const asked = { context, projection, budget };
  return {
    finding: findingOf(asked, closed),
    facts: factsOf(asked, closed, scored),
    scored,
    fiscalYear: fiscalYearName(plan.year),
    yearStart: plan.months[0] ?? context.month,
    environments: environments.map((environment) => ({ environment, name: environmentNames[environment] })),
    year: hasYear ? periodTable(context, yearPeriod(projection), { environments, budget }) : null,
    monthUnderWay:
      month === null
        ? null
        : periodTable(context, month, { environments, budget: monthBudget(context, context.month) }),
    past: pastMonths(context),
    months: projectedMonths(context, projection),
    annotations: chartAnnotations(context, 'projection', context.window),
    models: modelRows(context, projection),
    notes: notesOf(context, projection, { budget, scored }),
  };
};

/** The rest of the month and of the fiscal year, with an 80 % band and the budget, and last month's forecast scored. */
export const projection = {
  id: 'projection',
  title: 'Projection',
  schema: projectionSchema,
  build,
  outline: projectionOutline,
} as const satisfies SectionDefinition<'projection', ProjectionSection>;
