import type { EnvironmentId } from '../../kpis/types';
import { add, fromNanos, type Rational, sum, zero } from '../../money/rational';
import { type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import type { ListedEnvironment } from '../environments';
import type { FigureReason } from '../figure';
import type { ReportBudget } from '../inputs';
import { fiscalYearName } from './plan';

/** A budget of a month or a year: of everything, and of each environment where it is split (null: it is not). */
export type Budget = {
  readonly total: Rational;
  readonly parts: ReadonlyMap<EnvironmentId, Rational> | null;
};

export type BudgetAnswer = { readonly budget: Budget | null; readonly reason: FigureReason | null };

const environmentIn = (context: ReportContext, accountId: string, month: Month): EnvironmentId =>
  context.inputs.accounts
    .find((account) => account.accountId === accountId)
    ?.mappings.findLast(({ from }) => from <= month)?.environment ?? 'unmapped';

const isWhole = ({ environment, accountId }: ReportBudget): boolean => environment === null && accountId === null;

const totalOf = (lines: readonly ReportBudget[]): Rational => sum(lines.map(({ nanos }) => fromNanos(nanos)));

/** By environment: its own lines, or else those of the accounts that are in it that month. */
const partsOf = (context: ReportContext, month: Month, lines: readonly ReportBudget[]): Budget['parts'] => {
  const split = lines.filter((line) => !isWhole(line));
  if (split.length === 0) return null;
  const own = new Set(split.map(({ environment }) => environment));
  const parts = new Map<EnvironmentId, Rational>();
  for (const { environment, accountId, nanos } of split) {
    const of = environment ?? environmentIn(context, accountId ?? '', month);
    if (environment === null && own.has(of)) continue;
    parts.set(of, add(parts.get(of) ?? zero, fromNanos(nanos)));
  }
  parts.delete('out-of-scope');
  return parts;
};

const missingReason = (month: Month): FigureReason => ({
  code: 'no-budget',
  text: `There is no budget for ${monthName(month)}.`,
});

/**
 * A month's budget. A line for everything is the total; without one the total is the sum of the lines. A line of an
 * account counts where its environment has no line of its own, so that nothing is budgeted twice.
 */
export const monthBudget = (context: ReportContext, month: Month): BudgetAnswer => {
  const lines = context.inputs.budgets.filter((line) => line.month === month);
  if (lines.length === 0) return { budget: null, reason: missingReason(month) };
  const whole = lines.filter(isWhole);
  const parts = partsOf(context, month, lines);
  return { budget: { total: whole.length > 0 ? totalOf(whole) : sum(parts?.values() ?? []), parts }, reason: null };
};

const addParts = (a: Budget['parts'], b: Budget['parts']): Budget['parts'] => {
  if (a === null || b === null) return null;
  const names = [...new Set([...a.keys(), ...b.keys()])];
  return new Map(names.map((name) => [name, add(a.get(name) ?? zero, b.get(name) ?? zero)]));
};

const addBudgets = (a: Budget, b: Budget): Budget => ({
  total: add(a.total, b.total),
  parts: addParts(a.parts, b.parts),
});

/** A fiscal year's budget: the sum of its months'; none while a month has none. */
export const yearBudget = (context: ReportContext, year: number, months: readonly Month[]): BudgetAnswer => {
  const answers = months.map((month) => ({ month, ...monthBudget(context, month) }));
  const budgets = answers.flatMap(({ budget }) => budget ?? []);
  const [first, ...others] = budgets;
  if (first === undefined) {
    return { budget: null, reason: { code: 'no-budget', text: `There is no budget for ${fiscalYearName(year)}.` } };
  }
  const missing = answers.find(({ budget }) => budget === null);
  if (missing !== undefined) return { budget: null, reason: missing.reason };
  return { budget: others.reduce(addBudgets, first), reason: null };
};

/** What a budget has for an environment: nothing where others have a line; null where it is not split. */
export const partBudget = ({ budget, reason }: BudgetAnswer, environment: ListedEnvironment) => {
  if (budget === null) return { value: null, reason };
  if (budget.parts !== null) return { value: budget.parts.get(environment) ?? zero, reason: null };
  return { value: null, reason: { code: 'not-split', text: 'The budget is not split by environment.' } };
};
