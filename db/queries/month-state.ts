import 'server-only';
import { dataState } from '../../lib/kpis/data-state';
import type { DataState, ReportState } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { reportStatesIn } from './editions';
import { feedStatesByMonth } from './feed-states';
import { settingsFor } from './settings-for';

/** How complete a month's data is, and what became of its report. */
export type MonthState = { readonly dataState: DataState; readonly reportState: ReportState };

/** The two states of a month, as its report says them. */
export const monthState = (db: PerunitDatabase, month: Month): MonthState => {
  const span = { first: month, last: month };
  const today = settingsFor(db, month).asOf ?? new Date().toISOString().slice(0, 10);
  return {
    dataState: dataState(month, today, feedStatesByMonth(db, span).get(month)?.feeds ?? []),
    reportState: reportStatesIn(db, span).get(month) ?? 'draft',
  };
};
