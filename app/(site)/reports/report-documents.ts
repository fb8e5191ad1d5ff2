import { organisationDatabase, type PerunitDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import type { Edition } from '@/db/queries/editions';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import { type CostBasis, costBases } from '@/lib/kpis/types';
import { isMonth, type Month } from '@/lib/month/month';
import { issueList, type ListedIssue } from '@/lib/publishing/issue-list';
import type { MonthIssue } from '@/lib/publishing/month-issue';
import { knownIssue } from '@/lib/publishing/month-standing';
import { reportOfMonth } from '@/lib/publishing/report-of-month';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { exportFormats } from '@/lib/report/renderers/registry';

export type LoadedReport = {
  readonly report: MonthlyReport;
  /** What it can be exported as. */
  readonly formats: typeof exportFormats;
  readonly months: readonly Month[];
  /** What links to other months keep of the address. */
  readonly query: string;
  /** Where the month stands. */
  readonly issue: MonthIssue;
  /** The edition on screen; null when the document is worked out from the data. */
  readonly edition: Edition | null;
  readonly sealProblem: string | null;
  /** Of the edition on screen; null without one, or where it is broken. */
  readonly seal: { readonly sealedAt: string; readonly sha256: string } | null;
};

const readBasis = (text: unknown): CostBasis | null => costBases.find((basis) => basis === text) ?? null;

const databaseOf = (cookie: string | undefined): PerunitDatabase => organisationDatabase(currentOrganisation(cookie));

/** The months of the organisation on screen that have anything to report, oldest first. */
export const listReportMonths = (cookie: string | undefined): Month[] => reportMonths(databaseOf(cookie));

/** Every issue of the organisation on screen, newest first. */
export const listIssues = (cookie: string | undefined): readonly ListedIssue[] => {
  const database = databaseOf(cookie);
  return issueList(database, (month) => knownIssue(database, month));
};

/**
 * A month's report: the newest edition, the draft where none is published, or what the address asks for (`?basis=billed`,
 * `?edition=61.1`, `?edition=live`). Null when the month has none, or not that edition.
 */
export const loadReport = (
  cookie: string | undefined,
  month: string,
  basisText: unknown = null,
  editionText: unknown = null,
): LoadedReport | null => {
  const database = databaseOf(cookie);
  const months = reportMonths(database);
  if (!isMonth(month) || !months.includes(month)) return null;
  const basis = readBasis(basisText);
  const issue = knownIssue(database, month);
  const document = reportOfMonth(database, issue, {
    basis,
    edition: typeof editionText === 'string' ? editionText : null,
  });
  if (document === null) return null;
  const { edition, sealProblem } = document;
  const seal = edition === null || sealProblem !== null ? null : { sealedAt: edition.at, sha256: edition.sha256 };
  return { ...document, formats: exportFormats, months, issue, seal, query: basis === null ? '' : `?basis=${basis}` };
};

/** How the organisation on screen is called now. */
export const organisationName = (cookie: string | undefined): string => {
  const database = databaseOf(cookie);
  return settingsFor(database, reportMonths(database).at(-1) ?? '').organisationName;
};
