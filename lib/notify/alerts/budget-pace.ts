import 'server-only';
import type { Finding } from '../../../db/notify-types';
import type { DailyCost } from '../../../db/queries/daily-costs';
import type { NotificationSettings } from '../../api/notification-settings';
import { formatMoney, formatShare } from '../../kpis/format';
import type { CostCell, EnvironmentId } from '../../kpis/types';
import { sumNanos } from '../../money/nanos';
import {
  add,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  fromNanos,
  multiply,
  one,
  type Rational,
  subtract,
  zero,
} from '../../money/rational';
import { addMonths, type Day, daysInMonth, type Month, monthName } from '../../month/month';
import { measureValue, type ReportContext } from '../../report/context';
import { environmentNames } from '../../report/environments';
import { countOf, monthWord } from '../../report/format/words';
import { monthBudget } from '../../report/projection/budgets';
import { costRises } from './cost-rises';
import { dayWords } from './day-words';

/** What a budget is of: an environment, or everything (null). */
type Scope = { readonly environment: EnvironmentId | null; readonly budget: Rational };

export type PaceQuestion = {
  readonly context: ReportContext;
  /** What the month's services cost by day. */
  readonly daily: readonly DailyCost[];
  readonly settings: Pick<NotificationSettings, 'budgetTolerancePct' | 'budgetFromDay'>;
};

const hundred = fromInteger(100);
const dayOf = (month: Month, number: number): Day => `${month}-${String(number).padStart(2, '0')}`;

const scopesOf = (context: ReportContext): Scope[] => {
  const { budget } = monthBudget(context, context.month);
  if (budget === null) return [];
  const parts = [...(budget.parts ?? [])].map(([environment, value]) => ({ environment, budget: value }));
  return [{ environment: null, budget: budget.total }, ...parts].filter((scope) => compare(scope.budget, zero) > 0);
};

const environmentOf = ({ inputs }: ReportContext): ((accountId: string) => EnvironmentId) => {
  const known = new Map(inputs.accounts.map(({ accountId, environment }) => [accountId, environment]));
  return (accountId) => known.get(accountId) ?? 'unmapped';
};

/** Where the month ends at the cost a day up to each of its days; null where that can't be told. */
const paceOf = ({ context, daily }: PaceQuestion, { environment }: Scope) => {
  const { month } = context;
  const now = costIn(context, environment, month);
  const of = environmentOf(context);
  const isIn = (accountId: string) =>
    environment === null ? of(accountId) !== 'out-of-scope' : of(accountId) === environment;
  return (day: number): Rational | null => {
    const later = daily.filter((cost) => cost.day > dayOf(month, day) && isIn(cost.accountId));
    const nanos = sumNanos(later.map((cost) => cost.nanos));
    if (now === null || nanos === null) return null;
    return multiply(subtract(now, fromNanos(nanos)), divide(fromInteger(daysInMonth(month)), fromInteger(day)));
  };
};

type Over = Scope & {
  readonly lastDay: number;
  readonly firstDay: number;
  readonly ends: Rational;
  /** The months in a row before this one that ended above theirs. */
  readonly monthsBefore: number;
};

const costIn = (context: ReportContext, environment: EnvironmentId | null, month: Month): Rational | null =>
  measureValue(context, environment === null ? 'cost.total' : `cost.${environment}`, month);

const mostOf = (budget: Rational, { budgetTolerancePct }: PaceQuestion['settings']): Rational =>
  multiply(budget, add(one, divide(fromDecimal(budgetTolerancePct), hundred)));

const monthsOver = ({ context, settings }: PaceQuestion, environment: EnvironmentId | null): number => {
  const isOver = (month: Month): boolean => {
    const { budget } = monthBudget(context, month);
    const own = environment === null ? budget?.total : budget?.parts?.get(environment);
    const cost = costIn(context, environment, month);
    return own !== undefined && cost !== null && compare(cost, mostOf(own, settings)) > 0;
  };
  let count = 0;
  while (isOver(addMonths(context.month, -1 - count))) count += 1;
  return count;
};

/** The days in a row, up to the last, on which the month was heading above its budget; null: it is not. */
const overBudget = (question: PaceQuestion, scope: Scope, lastDay: number): Over | null => {
  const pace = paceOf(question, scope);
  const most = mostOf(scope.budget, question.settings);
  const isOver = (day: number): boolean => {
    const ends = pace(day);
    return ends !== null && compare(ends, most) > 0;
  };
  const ends = pace(lastDay);
  if (ends === null || !isOver(lastDay)) return null;
  let firstDay = lastDay;
  while (firstDay > 1 && isOver(firstDay - 1)) firstDay -= 1;
  return { ...scope, lastDay, firstDay, ends, monthsBefore: monthsOver(question, scope.environment) };
};

const sinceWords = (month: Month, { firstDay, lastDay, monthsBefore }: Over): string => {
  const first = `${dayWords(dayOf(month, firstDay))}`;
  if (monthsBefore > 0) {
    const months = countOf(monthsBefore + 1, 'month');
    return `Since ${monthName(addMonths(month, -monthsBefore))}, ${months} in a row.`;
  }
  return firstDay === lastDay
    ? `New on ${first}.`
    : `Since ${first}, ${countOf(lastDay - firstDay + 1, 'day')} in a row.`;
};

const storyOf = ({ context, settings }: PaceQuestion, over: Over): Finding['story'] => {
  const { month, currency } = context;
  const { environment, budget, ends, lastDay } = over;
  const money = (value: Rational) => formatMoney(value, currency);
  const name = environment === null ? 'Cost' : `${environmentNames[environment]} cost`;
  const isWhole = lastDay === daysInMonth(month);
  const excess = subtract(ends, budget);
  const share = formatShare(divide(excess, budget));
  const toDate = multiply(ends, divide(fromInteger(lastDay), fromInteger(daysInMonth(month))));
  const isOf = (cell: CostCell) => environment === null || cell.environment === environment;
  const word = monthWord(month);
  return {
    title: isWhole
      ? `${name} of ${word} is ${money(ends)}, ${share} over its budget of ${money(budget)}`
      : `${name} is heading for ${money(ends)} in ${word}, ${share} over its budget of ${money(budget)}`,
    happened: isWhole
      ? `The bill reaches to the end of ${word}: ${money(ends)} against a budget of ${money(budget)}.`
      : `By ${dayWords(dayOf(month, lastDay))} it cost ${money(toDate)}; at the same cost a day the month ends at ${money(ends)}.`,
    size: `${money(excess)} over the budget (+${share}); ${settings.budgetTolerancePct}% is tolerated.`,
    since: sinceWords(month, over),
    ...costRises(context, { isOf, before: addMonths(month, -1 - over.monthsBefore) }),
    todo: 'Look at what rose, stop or shrink what is not needed, or agree on another budget.',
    path: `/reports/${month}#projection`,
  };
};

const findingOf = (question: PaceQuestion, over: Over): Finding => ({
  key: `budget-pace:${over.environment ?? 'total'}`,
  kind: 'budget-pace',
  // One day can be an exception; the second in a row is not.
  stage: over.firstDay < over.lastDay ? 'alert' : 'warning',
  month: question.context.month,
  period: dayOf(question.context.month, over.lastDay),
  story: storyOf(question, over),
});

/**
 * Whether the month ends above its budget at the cost a day so far, in all and by environment where the budget is split:
 * a warning on the first day of data on which it does, an alert from the second in a row on.
 */
export const budgetFindings = (question: PaceQuestion): Finding[] => {
  const { context, settings } = question;
  const last = context.state?.lastUsageDay ?? null;
  if (last === null) return [];
  const lastDay = context.isPartial ? Number(last.slice(8)) : daysInMonth(context.month);
  if (lastDay < settings.budgetFromDay) return [];
  return scopesOf(context).flatMap((scope) => {
    const over = overBudget(question, scope, lastDay);
    return over === null ? [] : [findingOf(question, over)];
  });
};
