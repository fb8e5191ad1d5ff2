import type { Rational } from '../../money/rational';
import { addMonths, type Month } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { relativeChangeOf } from '../format/columns';
import { monthBudget } from '../projection/budgets';
import { monthGap } from '../projection/history';
import { isScored, scoredOf } from '../projection/scored';
import { type Sentence, sentence } from '../sentence';
import { changeFigure } from './figures';

/** How a whole month stands to a year ago, to its forecast and to its budget, as fractions; null: not to be told. */
export type Standing = {
  readonly yearAgo: Rational | null;
  readonly forecast: Rational | null;
  readonly budget: Rational | null;
};

/** The same month a year ago, when it can be compared: whole. */
export const yearAgoOf = (context: ReportContext): Month | null => {
  const month = addMonths(context.month, -12);
  return monthGap(context, month) === null ? month : null;
};

/** How far a cost of the month lies from its budget, as a fraction of that. */
export const budgetChange = (context: ReportContext, cost: Rational | null): Rational | null =>
  relativeChangeOf(monthBudget(context, context.month).budget?.total ?? null, cost);

/** Nothing is compared while only a part of the month is there. */
export const standingOf = (context: ReportContext): Standing => {
  if (context.isPartial) return { yearAgo: null, forecast: null, budget: null };
  const cost = measureValue(context, 'cost.total', context.month);
  const yearAgo = yearAgoOf(context);
  const scored = cost === null ? null : scoredOf(context);
  return {
    yearAgo: yearAgo === null ? null : relativeChangeOf(measureValue(context, 'cost.total', yearAgo), cost),
    forecast: scored !== null && isScored(scored) ? scored.difference : null,
    budget: budgetChange(context, cost),
  };
};

const words = {
  yearAgo: {
    id: 'cost.total.year-change',
    up: 'above a year ago',
    down: 'below a year ago',
    same: 'level with a year ago',
  },
  forecast: { id: 'cost.total.forecast-change', up: 'over forecast', down: 'under forecast', same: 'on forecast' },
  budget: { id: 'cost.total.budget-change', up: 'over budget', down: 'under budget', same: 'on budget' },
} as const;

/** One of them in words: `16.7% under budget`. */
export const standingWords = (context: ReportContext, of: keyof Standing, value: Rational): Sentence => {
  const { id, up, down, same } = words[of];
  const size = changeFigure(context, id, value, false);
  if (size.text === '0.0%') return sentence`${same}`;
  return sentence`${size} ${value.numerator > 0n ? up : down}`;
};

/** `0.1% above a year ago, 0.4% over forecast and 16.7% under budget`; null without any of them. */
export const standingClause = (context: ReportContext): Sentence | null => {
  const standing = standingOf(context);
  const known = (['yearAgo', 'forecast', 'budget'] as const).flatMap((of) => {
    const value = standing[of];
    return value === null ? [] : [standingWords(context, of, value)];
  });
  const [first, ...others] = known;
  if (first === undefined) return null;
  return others.reduce(
    (said, clause, index) => sentence`${said}${index === others.length - 1 ? ' and ' : ', '}${clause}`,
    first,
  );
};
