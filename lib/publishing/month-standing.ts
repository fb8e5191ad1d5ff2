import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { feedStatesByMonth } from '../../db/queries/feed-states';
import { dataGeneration } from '../../db/queries/report-months';
import { settingsFor } from '../../db/queries/settings-for';
import { dataState } from '../kpis/data-state';
import type { DataState, ReportState } from '../kpis/types';
import type { Month } from '../month/month';
import { type MonthIssue, monthIssue } from './month-issue';

const issues = new Map<string, MonthIssue>();
const MAX_ISSUES = 64;

const today = (): string => new Date().toISOString().slice(0, 10);

/** "Today" decides whether a month is open, so an answer is only good for its day, and for one state of the data. */
export const knownIssue = (db: PerunitDatabase, month: Month): MonthIssue => {
  const key = [db.path, month, dataGeneration(db), today()].join('\n');
  const known = issues.get(key);
  if (known !== undefined) return known;
  const issue = monthIssue(db, month);
  const [oldest] = issues.keys();
  if (issues.size >= MAX_ISSUES && oldest !== undefined) issues.delete(oldest);
  issues.set(key, issue);
  return issue;
};

/** How complete a month's data is, and what became of its report: what every page and file of the month says. */
export type MonthStanding = { readonly dataState: DataState; readonly reportState: ReportState };

/** The two states of a month, as its report says them. */
export const monthStanding = (db: PerunitDatabase, month: Month): MonthStanding => {
  const feeds = feedStatesByMonth(db, { first: month, last: month }).get(month)?.feeds ?? [];
  const day = settingsFor(db, month).asOf ?? today();
  return { dataState: dataState(month, day, feeds), reportState: knownIssue(db, month).state };
};
