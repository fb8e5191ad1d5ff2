import 'server-only';
import { importsOfMonth } from '../../../db/queries/imports-of-month';
import type { EnvironmentId } from '../../kpis/types';
import { fromNanos, type Rational } from '../../money/rational';
import { addMonths, fiscalYear, isMonth, type Month, monthName, monthRange } from '../../month/month';
import { environmentNames, environmentOrder, type ListedEnvironment } from '../../report/environments';
import { type BudgetAnswer, monthBudget, partBudget, yearBudget } from '../../report/projection/budgets';
import type { Leaf, Line } from '../leaf';
import { accountLabel, type Explained } from '../month-view';
import { namedRef } from '../refs';

const YEARS = 24;

/** The twelve months of a fiscal year that is named after the year it ends in. */
const monthsOfYear = ({ inputs, context }: Explained, year: number): Month[] =>
  monthRange(addMonths(context.month, -YEARS), addMonths(context.month, YEARS)).filter(
    (month) => fiscalYear(month, inputs.settings.fiscalYearStartMonth) === year,
  );

const inPart = (
  answer: BudgetAnswer,
  environment: ListedEnvironment | null,
): BudgetAnswer & { value: Rational | null } => {
  if (environment === null) return { ...answer, value: answer.budget?.total ?? null };
  return { ...answer, ...partBudget(answer, environment) };
};

const suffix = (environment: ListedEnvironment | null): string => (environment === null ? '' : `.${environment}`);
const ofName = (environment: ListedEnvironment | null): string =>
  environment === null ? '' : ` of ${environmentNames[environment]}`;

const lineName = (view: Explained, environment: EnvironmentId | null, accountId: string | null): string => {
  if (accountId !== null) return accountLabel(view, accountId);
  return environment === null ? 'Everything' : environmentNames[environment];
};

/** The budget's own lines, where they are what adds up; a line for everything stands before all others. */
const ownLines = (view: Explained, month: Month, environment: ListedEnvironment | null): Line[] => {
  const all = view.inputs.budgets.filter((line) => line.month === month);
  const whole = all.filter((line) => line.environment === null && line.accountId === null);
  const lines = environment === null ? whole : all.filter((line) => line.environment === environment);
  return lines.map(({ environment: of, accountId, nanos }) => ({
    ...{ label: lineName(view, of, accountId), value: fromNanos(nanos), unit: 'money', of: null },
  }));
};

const partLines = (answer: BudgetAnswer, month: Month): Line[] =>
  environmentOrder.flatMap((environment) => {
    const value = answer.budget?.parts?.get(environment);
    if (value === undefined) return [];
    const of = namedRef('budget', `${month}.${environment}`);
    return [{ label: environmentNames[environment], value, unit: 'money' as const, of }];
  });

const monthLeaf = (view: Explained, month: Month, environment: ListedEnvironment | null): Leaf => {
  const answer = monthBudget(view.context, month);
  const { value, reason } = inPart(answer, environment);
  const own = ownLines(view, month, environment);
  const lines = own.length > 0 || environment !== null ? own : partLines(answer, month);
  return {
    ...{ label: `Budget${ofName(environment)}, ${monthName(month)}`, value, unit: 'money' },
    reason: reason?.text ?? null,
    ...(lines.length > 0 && value !== null && { partsBy: 'budget line' as const, adds: true, lines: () => lines }),
    notes: [
      environment !== null && own.length === 0
        ? 'The sum of the budgets of the accounts that are in it.'
        : 'From the budget file. A line for everything is the total; without one the total is the sum of the lines.',
    ],
    imports: importsOfMonth(view.db, month, ['budgets']),
  };
};

const yearLeaf = (view: Explained, year: number, environment: ListedEnvironment | null): Leaf => {
  const months = monthsOfYear(view, year);
  const { value, reason } = inPart(yearBudget(view.context, year, months), environment);
  return {
    ...{ label: `Budget${ofName(environment)}, fiscal year ${year}`, value, unit: 'money' },
    ...{ reason: reason?.text ?? null, partsBy: 'month', adds: true },
    lines: () =>
      months.map((month) => ({
        ...{
          label: monthName(month),
          value: inPart(monthBudget(view.context, month), environment).value,
          unit: 'money',
        },
        of: namedRef('budget', `${month}${suffix(environment)}`),
      })),
  };
};

/** `2026-01`, `2026-01.production`, `2027` or `2027.production`; null for anything else. */
export const budgetLeaf = (view: Explained, id: string): Leaf | null => {
  const [period = '', part] = id.split('.');
  const environment = environmentOrder.find((one) => one === part) ?? null;
  if (part !== undefined && environment === null) return null;
  if (isMonth(period)) return monthLeaf(view, period, environment);
  return /^\d{4}$/.test(period) ? yearLeaf(view, Number(period), environment) : null;
};
