import { type Day, type Month, monthOfDay } from '../month/month';
import type { DataState, FeedState } from './types';

const isSettled = (feed: FeedState): boolean =>
  feed.rejectedRows === 0 && (feed.hasInvoices || feed.hasEstimateFlag === true);

/**
 * How final a month is, from the data alone (kpis.md, Months): open while it is not over, has no bill or is estimated;
 * final when every active feed carries its invoices, or flags estimates and has none any more; else provisional.
 * A month with rows that a person accepted as left out is never final.
 */
export const dataState = (month: Month, today: Day, feeds: readonly FeedState[]): DataState => {
  const isOver = monthOfDay(today) > month;
  if (!isOver || feeds.length === 0 || feeds.some((feed) => feed.isEstimated)) return 'open';
  return feeds.every(isSettled) ? 'final' : 'provisional';
};
