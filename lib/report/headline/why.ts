import {
  absolute,
  compare,
  divide,
  fromInteger,
  isZero,
  multiply,
  type Rational,
  subtract,
} from '../../money/rational';
import { daysInMonth, type Month } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { environmentNames, environmentOrder } from '../environments';
import { differenceOf, relativeChangeOf } from '../format/columns';
import { countOf, monthWord } from '../format/words';
import { environmentCost, monthGap } from '../projection/history';
import { type Sentence, sentence } from '../sentence';
import { amountChange, changeFigure } from './figures';

const isComparable = (context: ReportContext): boolean =>
  !context.isPartial && [context.month, context.previousMonth].every((month) => monthGap(context, month) === null);

const changeOf = (context: ReportContext): Rational | null =>
  differenceOf(
    measureValue(context, 'cost.total', context.previousMonth),
    measureValue(context, 'cost.total', context.month),
  );

const perDay = (value: Rational | null, month: Month): Rational | null =>
  value === null ? null : divide(value, fromInteger(daysInMonth(month)));

/**
 * The calendar's part of the change: what the longer or shorter month alone would have done at the cost a day of the
 * month before (kpis.md, month length). Null where the months are as long as each other, or cannot be compared.
 */
export const calendarSentence = (context: ReportContext): Sentence | null => {
  const { month, previousMonth } = context;
  const extraDays = daysInMonth(month) - daysInMonth(previousMonth);
  const before = measureValue(context, 'cost.total', previousMonth);
  const total = changeOf(context);
  if (extraDays === 0 || before === null || total === null || !isComparable(context)) return null;
  const daily = relativeChangeOf(
    perDay(before, previousMonth),
    perDay(measureValue(context, 'cost.total', month), month),
  );
  if (daily === null) return null;
  const part = multiply(before, divide(fromInteger(extraDays), fromInteger(daysInMonth(previousMonth))));
  const alone = amountChange(context, { id: 'calendar', value: part, kind: 'cost' });
  const all = amountChange(context, { id: 'change', value: total, kind: 'cost' });
  const change = changeFigure(context, 'cost.total.daily-change', daily, true);
  const days = `${countOf(Math.abs(extraDays), 'day')} ${extraDays > 0 ? 'longer' : 'shorter'}`;
  // More than the whole change, or the other way, is no part of it.
  const isPart = compare(absolute(part), absolute(total)) <= 0 && part.numerator > 0n === total.numerator > 0n;
  const words = isPart
    ? sentence`makes ${alone} of the change of ${all}`
    : sentence`would make ${alone}, but the change is ${all}`;
  return sentence`${monthWord(month)} is ${days} than ${monthWord(previousMonth)}: that alone ${words}; per day, cost changed by ${change}.`;
};

/** The environment that moved the total most, in the total's direction; null where nothing can be compared. */
export const whySentence = (context: ReportContext): Sentence | null => {
  const total = isComparable(context) ? changeOf(context) : null;
  if (total === null || isZero(total)) return null;
  const parts = environmentOrder.map((environment) => ({
    environment,
    change: subtract(
      environmentCost(context, environment, context.month),
      environmentCost(context, environment, context.previousMonth),
    ),
  }));
  const [most] = parts
    .filter(({ change }) => change.numerator > 0n === total.numerator > 0n)
    .sort((a, b) => compare(absolute(b.change), absolute(a.change)));
  if (most === undefined) return null;
  const part = amountChange(context, { id: `change.${most.environment}`, value: most.change, kind: 'cost' });
  const all = amountChange(context, { id: 'change', value: total, kind: 'cost' });
  return sentence`${environmentNames[most.environment]} made ${part} of the change of ${all}.`;
};
