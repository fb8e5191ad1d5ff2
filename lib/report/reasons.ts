import { type Month, monthName } from '../month/month';
import type { ReportContext } from './context';
import type { FigureReason } from './figure';

/** A measure’s reason says more than a document keeps. */
const kept = ({ code, text }: FigureReason): FigureReason => ({ code, text });

const missingRate = (context: ReportContext, month: Month): FigureReason | null => {
  const reason = context.measure('cost.total', month)?.reason ?? null;
  return reason?.code === 'missing-rate' ? kept(reason) : null;
};

/** Why a change on the month before can not be told; null where it can. */
export const changeReason = (context: ReportContext): FigureReason | null => {
  if (context.isPartial) {
    return { code: 'partial-month', text: 'The month is not over: it is not compared with full months.' };
  }
  if (context.cells(context.previousMonth) === null) {
    const rate = missingRate(context, context.previousMonth);
    if (rate !== null) return rate;
    return { code: 'no-previous', text: `There is no bill for ${monthName(context.previousMonth)} to compare with.` };
  }
  return null;
};

/** Why a cost can not be told; null where it can. */
export const costReason = (context: ReportContext): FigureReason | null => {
  if (context.cells(context.month) === null) {
    const rate = missingRate(context, context.month);
    if (rate !== null) return rate;
    return { code: 'no-bill', text: `There is no bill for ${monthName(context.month)}.` };
  }
  const reason = context.measure('cost.total', context.month)?.reason ?? null;
  return reason === null ? null : kept(reason);
};
