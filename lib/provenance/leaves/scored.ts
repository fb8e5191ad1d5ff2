import { monthName } from '../../month/month';
import { historyUpTo } from '../../report/projection/history';
import { isScored, scoredOf } from '../../report/projection/scored';
import type { Leaf } from '../leaf';
import type { Explained } from '../month-view';
import { historyLines } from './forecast-history';

/** What the method forecasts for the report's month from the data up to the month before alone. */
export const scoredLeaf = (view: Explained): Leaf => {
  const { context } = view;
  const scored = scoredOf(context);
  const label = `Forecast for ${monthName(context.month)}, from the month before`;
  if (!isScored(scored)) return { label, value: null, unit: 'money', reason: scored.text };
  const history = historyUpTo(context, context.previousMonth);
  return {
    ...{ label, value: scored.projected, unit: 'money', reason: null, partsBy: 'month', adds: false },
    lines: () => historyLines(view, { history }, null),
    notes: [
      'Made again from the data as they are now, with nothing after the month before. The model that erred least then made it from these months:',
    ],
  };
};
