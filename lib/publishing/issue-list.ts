import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { changesSince } from '../../db/queries/changes-since';
import { type Edition, newestEditions } from '../../db/queries/editions';
import { reportMonths } from '../../db/queries/report-months';
import type { ReportState } from '../kpis/types';
import { type Month, monthName } from '../month/month';
import { issueSummary } from '../report/closing/issue-summary';
import { reaches } from '../report/restatement/recorded-change';
import type { Restatement } from '../report/restatement/restatement';
import type { IssueSummary } from '../report/schema/editions';
import type { MonthIssue } from './month-issue';

/** One issue as the list of all of them shows it. */
export type ListedIssue = {
  readonly month: Month;
  readonly monthName: string;
  /** The report's number; null before the first report month. */
  readonly number: number | null;
  readonly state: ReportState;
  /** The newest edition; null until one is published. */
  readonly edition: Pick<Edition, 'edition' | 'by' | 'at'> | null;
  /** Of the edition; of the draft where there is none. */
  readonly summary: IssueSummary;
  /** What differs since it was published or closed; null where nothing does. */
  readonly restatement: Restatement | null;
};

const published = ({ month, number, summary, ...edition }: Edition): ListedIssue => ({
  ...{ month, monthName: monthName(month), number, summary, edition },
  ...{ state: 'published', restatement: null },
});

const ofIssue = (edition: Edition | null, { month, state, live, restatement }: MonthIssue): ListedIssue => ({
  ...{ month, monthName: monthName(month), state, edition },
  number: edition?.number ?? live().number,
  summary: edition?.summary ?? issueSummary(live()),
  restatement: state === 'restated' ? restatement : null,
});

/**
 * Every issue, newest first. A published month is read from its edition's summary; only where something was recorded
 * since that can show in it, and for drafts, `issueOf` is asked, which may remember its answers.
 */
export const issueList = (db: PerunitDatabase, issueOf: (month: Month) => MonthIssue): readonly ListedIssue[] => {
  const editions = newestEditions(db);
  const frozenAt = [...editions.values()].map(({ lastAuditId }) => lastAuditId);
  const changes = frozenAt.length === 0 ? [] : changesSince(db, Math.min(...frozenAt));
  const isUntouched = ({ month, lastAuditId }: Edition) =>
    !changes.some((change) => change.id > lastAuditId && reaches(change, month));
  return reportMonths(db)
    .reverse()
    .map((month) => {
      const edition = editions.get(month) ?? null;
      return edition !== null && isUntouched(edition) ? published(edition) : ofIssue(edition, issueOf(month));
    });
};
