import { formatShare } from '../../kpis/format';
import { monthName } from '../../month/month';
import type { ListedEnvironment } from '../../report/environments';
import { countOf } from '../../report/format/words';
import { modelNames, modelWords } from '../../report/projection/model-rows';
import type { Projection } from '../../report/projection/projection';
import type { Line } from '../leaf';
import type { Explained } from '../month-view';
import { costRef } from '../refs';

/** Which model made a forecast, what it does and how far off it was in the past. */
export const modelNotes = ({ forecast }: Pick<Projection, 'forecast'>): string[] => {
  if (forecast === null) return [];
  const { model, scores, trials } = forecast;
  const error = scores.find(({ id }) => id === model)?.error ?? null;
  const missed =
    error === null ? '' : ` It was off by ${formatShare(error)} on average over ${countOf(trials, 'month')}.`;
  return [`Model: ${modelNames[model]}. ${modelWords[model]}${missed}`];
};

/** The months that a forecast of an environment, or of everything, is made from, newest first. */
export const historyLines = (
  view: Explained,
  { history }: Pick<Projection, 'history'>,
  part: ListedEnvironment | null,
): Line[] =>
  [...history.months].reverse().map((month) => {
    const of = costRef(part === null ? {} : { environment: part }, month);
    return { label: monthName(month), value: view.ask(of).value, unit: 'money', of };
  });
