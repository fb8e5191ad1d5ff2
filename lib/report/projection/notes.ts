import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { countOf, monthWord } from '../format/words';
import type { ScoredProjection } from '../schema/projection';
import { type Sentence, sentence } from '../sentence';
import type { BudgetAnswer } from './budgets';
import { errorFigure, modelNames, trialWords } from './model-rows';
import type { Projection } from './projection';

const methodNotes = (context: ReportContext, projection: Projection): Sentence[] => {
  const { forecast } = projection;
  if (forecast === null) return [];
  const error = forecast.scores.find(({ id }) => id === forecast.model)?.error ?? null;
  const mean = errorFigure(context, `projection.model.${forecast.model}.error`, error, '');
  return [
    sentence`Each of the last ${trialWords(projection)} was forecast by each compared model from the months before it alone; ${modelNames[forecast.model].toLowerCase()} is used, with a mean absolute error (MAPE) of ${mean}. Models work on cost a day, times each month’s days.`,
    sentence`The 80% band comes from the errors that the model made over as many months ahead, in 24 past forecasts at most. The environments’ bands do not add up to the total’s: not all err the same way at once.`,
  ];
};

const partialNotes = (context: ReportContext, { partial }: Projection): Sentence[] => {
  if (partial === null) return [];
  const name = monthWord(context.month);
  return [
    sentence`The rest of ${name} is the cost a day so far times the days left: ${String(partial.day)} of ${countOf(partial.days, 'day')} are on the bill, and days are taken as equal. Its band is that of a forecast one month ahead.`,
  ];
};

const gapNotes = ({ history, year, reason }: Projection): Sentence[] => {
  const [first] = history.months;
  const before =
    history.gap === null || first === undefined
      ? []
      : [sentence`Months before ${monthName(first)} are not looked at. ${history.gap.text}`];
  const missing = year.gap === null ? [] : [sentence`The fiscal year’s total is not known. ${year.gap.text}`];
  return [...(reason === null ? [] : [sentence`${reason.text}`]), ...before, ...missing];
};

/** How the figures were made, and what is missing. */
export const notesOf = (
  context: ReportContext,
  projection: Projection,
  given: { readonly budget: BudgetAnswer; readonly scored: ScoredProjection | null },
): Sentence[] => [
  ...methodNotes(context, projection),
  ...partialNotes(context, projection),
  ...(given.scored === null
    ? []
    : [
        sentence`The forecast for ${monthWord(context.month)} was made again from the data up to ${monthName(context.previousMonth)}, as they are now.`,
      ]),
  ...gapNotes(projection),
  ...(projection.forecast === null || given.budget.reason === null
    ? []
    : [sentence`${given.budget.reason.text} Import one to compare.`]),
];
