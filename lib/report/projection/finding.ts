import { formatMoney, formatShare } from '../../kpis/format';
import { absolute, divide, type Rational, subtract, sum, toScaled } from '../../money/rational';
import type { Month } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { type Figure, type FigureSource, figure } from '../figure';
import { relativeChangeOf } from '../format/columns';
import { countOf, monthWord } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import { type BudgetAnswer, yearBudget } from './budgets';
import { monthGap } from './history';
import type { Projection } from './projection';

type Asked = { readonly context: ReportContext; readonly projection: Projection; readonly budget: BudgetAnswer };

type Amount = { readonly id: string; readonly value: Rational | null; readonly kind?: FigureSource['kind'] };

/** An amount in words: with its currency, in whole units. */
export const moneyFigure = (context: ReportContext, { id, value, kind = 'projection' }: Amount): Figure =>
  figure({
    id: `projection.${id}`,
    value,
    unit: 'money',
    source: { kind, of: id, month: context.month },
    print: (exact) => formatMoney(exact, context.currency),
    reason: { code: 'not-known', text: 'It is not known.' },
  });

const printed = (value: Rational): Rational => ({ numerator: toScaled(value, 0), denominator: 1n });

/** `$142,597 (14.4%) under budget`: the difference of the two as printed; null without a budget. */
export const budgetClause = (
  context: ReportContext,
  id: string,
  value: Rational,
  { budget }: BudgetAnswer,
): Sentence | null => {
  if (budget === null) return null;
  const difference = subtract(printed(value), printed(budget.total));
  if (difference.numerator === 0n) return sentence`on budget`;
  const side = difference.numerator > 0n ? 'over' : 'under';
  const amount = moneyFigure(context, { id: `${id}.off-budget`, value: absolute(difference) });
  if (budget.total.numerator <= 0n) return sentence`${amount} ${side} budget`;
  const share = figure({
    id: `projection.${id}.off-budget-share`,
    value: absolute(divide(subtract(value, budget.total), budget.total)),
    unit: 'relative-change',
    source: { kind: 'projection', of: `${id}.off-budget`, month: context.month },
    print: (exact) => formatShare(exact),
  });
  return sentence`${amount} (${share}) ${side} budget`;
};

export type ClosedYear = { readonly year: number; readonly actual: Rational | null; readonly budget: BudgetAnswer };

const actualOf = (context: ReportContext, months: readonly Month[]): Rational | null =>
  months.some((month) => monthGap(context, month) !== null)
    ? null
    : sum(months.flatMap((month) => measureValue(context, 'cost.total', month) ?? []));

/** The fiscal year that ended with the report's month: its cost (null while a month is missing) and its budget. */
export const closedYear = (context: ReportContext, { plan }: Projection): ClosedYear | null => {
  if (plan.closed === null) return null;
  const { year, months } = plan.closed;
  return { year, actual: actualOf(context, months), budget: yearBudget(context, year, months) };
};

const closedClause = (context: ReportContext, closed: ClosedYear | null): Sentence | null => {
  if (closed === null || closed.actual === null) return null;
  const actual = moneyFigure(context, { id: 'closed.actual', value: closed.actual, kind: 'cost' });
  const against = budgetClause(context, 'closed', closed.actual, closed.budget);
  const at = sentence`Fiscal year ${String(closed.year)} closed at ${actual}`;
  return against === null ? at : sentence`${at}, ${against}`;
};

const yearClause = ({ context, projection, budget }: Asked): Sentence | null => {
  const { year, plan } = projection;
  const name = `fiscal year ${plan.year}`;
  if (year.whole === null) {
    if (year.later === null) return null;
    return sentence`the rest of ${name} is forecast at ${moneyFigure(context, { id: 'later', value: year.later.total })}`;
  }
  const whole = moneyFigure(context, { id: 'whole', value: year.whole.total });
  const against = budgetClause(context, 'whole', year.whole.total, budget);
  const band = year.bandOf(null);
  if (against !== null) return sentence`${name} is forecast at ${whole}, ${against}`;
  if (band === null) return sentence`${name} is forecast at ${whole}`;
  const low = moneyFigure(context, { id: 'whole.low', value: band.low });
  const high = moneyFigure(context, { id: 'whole.high', value: band.high });
  return sentence`${name} is forecast at ${whole}, between ${low} and ${high}`;
};

/** A sentence's words in the middle of another: names keep their capital. */
const midSentence = (text: string): string =>
  text.replace(/^(A|The|There)(?= )/, (word) => word.toLowerCase()).replace(/\.$/, '');

const nothingClause = (context: ReportContext, { reason, partial }: Projection): Sentence => {
  const why = reason === null ? '' : `: ${midSentence(reason.text)}`;
  if (partial === null) return sentence`Nothing is forecast yet${why}`;
  const rest = moneyFigure(context, { id: 'rest-of-month', value: partial.rest.total });
  const days = countOf(partial.days - partial.day, 'day');
  return sentence`The ${days} left of ${monthWord(context.month)} are forecast at ${rest}`;
};

const capital = ({ text, figures }: Sentence): Sentence => ({
  text: text.charAt(0).toUpperCase() + text.slice(1),
  figures,
});

/** What the fiscal year comes to, and how that stands to its budget. */
export const findingOf = (asked: Asked, closed: ClosedYear | null): Sentence => {
  const { context, projection } = asked;
  const past = closedClause(context, closed);
  const year = projection.forecast === null ? null : yearClause(asked);
  if (year === null) return past ?? nothingClause(context, projection);
  return past === null ? capital(year) : sentence`${past}; ${year}`;
};

/** `−12.1%`: how far a cost lies from its budget; null without one. */
export const againstBudget = (value: Rational | null, { budget }: BudgetAnswer): Rational | null =>
  relativeChangeOf(budget?.total ?? null, value);
