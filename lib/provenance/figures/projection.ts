import { isMonth } from '../../month/month';
import type { AskedFigure, FigureSourceAnswer } from '../figure-facts';
import type { Ref } from '../question';
import { costRef, measureRef, monthsRef, namedRef, relativeRef, sumRef } from '../refs';

const bandWords =
  'With eight of ten the amount lies between the two ends of this band. It is as wide as past forecasts of the same model were off.';

const suffix = (environment: string): string => (environment === 'total' ? '' : `.${environment}`);

const inWords = (words: string, from: readonly Ref[]): FigureSourceAnswer => ({ words: [words], from });

const monthFigure = (month: string, part: string): FigureSourceAnswer => {
  const total = namedRef('forecast', month);
  if (part === 'budget') return { ref: namedRef('budget', month) };
  if (part === 'low' || part === 'high') return inWords(bandWords, [total]);
  return { ref: part === 'total' ? total : namedRef('forecast', `${month}.${part}`) };
};

/** A row of the table of the fiscal year, or of the month under way. */
const rowFigure = (
  asked: AskedFigure,
  period: 'year' | 'month',
  row: string,
  column: string,
): FigureSourceAnswer | null => {
  const { facts, report } = asked;
  const part = suffix(row);
  const isYear = period === 'year';
  const whole = namedRef('forecast', isYear ? `year${part}` : `${report.month}${part}`);
  const budget = namedRef('budget', `${isYear ? facts.projectedYear : report.month}${part}`);
  if (row === 'not-split') {
    const all = namedRef('budget', String(isYear ? facts.projectedYear : report.month));
    return inWords('What is budgeted for everything, less what is budgeted for environments.', [all]);
  }
  if (column === 'whole') return { ref: whole };
  if (column === 'budget') return { ref: budget };
  if (column === 'difference') return { ref: sumRef([whole], [budget]) };
  if (column === 'low' || column === 'high') return inWords(bandWords, [whole]);
  if (column === 'rest-of-month') return { ref: namedRef('forecast', `rest${part}`) };
  if (column === 'later') return { ref: namedRef('forecast', `later${part}`) };
  if (column !== 'to-date') return null;
  return {
    ref: isYear
      ? namedRef('forecast', `to-date${part}`)
      : costRef(row === 'total' ? {} : { environment: row as 'core' }),
  };
};

const closedFigure = ({ facts }: AskedFigure, part: string): FigureSourceAnswer | null => {
  const actual = monthsRef(costRef(), facts.fiscalYearFrom);
  const budget = namedRef('budget', String(facts.fiscalYear));
  if (part === 'actual') return { ref: actual };
  if (part === 'budget') return { ref: budget };
  if (part === 'against-budget' || part === 'off-budget-share') return { ref: relativeRef(actual, budget) };
  return part === 'off-budget'
    ? inWords('Actual less budget, each in whole units as printed, without its sign.', [actual, budget])
    : null;
};

const scoredFigure = (part: string): FigureSourceAnswer => {
  const scored = namedRef('forecast', 'scored');
  if (part === 'projected') return { ref: scored };
  if (part === 'actual') return { ref: measureRef('cost.total') };
  if (part === 'error')
    return inWords('How far the forecast lies from the actual cost, divided by the actual cost.', [
      scored,
      measureRef('cost.total'),
    ]);
  return inWords(bandWords, [scored]);
};

const modelWords: Readonly<Record<string, string>> = {
  error:
    'The mean error one month ahead, over the past months on which all models were tried: |forecast − actual| ÷ actual. Nothing after the month before was looked at.',
  unit: 'What a workspace costs a day: the slope of the line through the last twelve months’ cost a day and workspaces.',
  fixed: 'What costs the same without any workspace, a day: where that line begins.',
};

const named = (asked: AskedFigure, rest: string): FigureSourceAnswer | null => {
  const { facts } = asked;
  const whole = namedRef('forecast', 'year');
  const budget = namedRef('budget', String(facts.projectedYear));
  const [first = '', second] = rest.split('.');
  if (rest === 'whole') return { ref: whole };
  if (rest === 'budget') return { ref: budget };
  if (rest === 'later') return { ref: namedRef('forecast', 'later') };
  if (rest === 'to-date') return { ref: namedRef('forecast', 'to-date') };
  if (rest === 'rest-of-month') return { ref: namedRef('forecast', 'rest') };
  if (first === 'rest-of-month') return inWords(bandWords, [namedRef('forecast', 'rest')]);
  if (first !== 'whole') return null;
  if (second === 'low' || second === 'high') return inWords(bandWords, [whole]);
  if (second === 'off-budget')
    return inWords('Forecast less budget, each in whole units as printed, without its sign.', [whole, budget]);
  return { ref: relativeRef(whole, budget) };
};

/** What a figure of the projection asks; null for others. */
export const projectionFigure = (asked: AskedFigure): FigureSourceAnswer | null => {
  const { id } = asked.figure;
  if (!id.startsWith('projection.')) return null;
  const rest = id.slice('projection.'.length);
  const [first = '', second = '', third = ''] = rest.split('.');
  if (isMonth(first)) return monthFigure(first, second);
  if (first === 'closed') return closedFigure(asked, second);
  if (first === 'scored') return scoredFigure(second);
  if (first === 'model')
    return inWords(modelWords[third] ?? '', [namedRef('forecast', 'scored'), measureRef('cost.total')]);
  if (first === 'month') return rowFigure(asked, 'month', second, third);
  return named(asked, rest) ?? rowFigure(asked, 'year', first, second);
};
