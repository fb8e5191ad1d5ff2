import type { IssueView, ShownDocument } from '@/components/report/issue-view-types';
import { monthName } from '@/lib/month/month';
import type { LoadedReport } from '../report-documents';

const nextEdition = ({ issue, report }: LoadedReport): string | null => {
  const { editions } = issue;
  const number = editions[0]?.number ?? report.number;
  if (number === null) return null;
  return editions.length === 0 ? String(number) : `${number}.${editions.length}`;
};

/** Where the month of a loaded report stands, as plain data for its page. */
export const issueView = (loaded: LoadedReport): IssueView => {
  const { month, state, closing, isClosingStale, editions, restatement } = loaded.issue;
  const { id: organisation } = loaded.report.organisation;
  return {
    ...{ month, state, isClosingStale, restatement, monthName: monthName(month), nextEdition: nextEdition(loaded) },
    canChange: organisation === 'own',
    checks: state === 'published' ? [] : loaded.issue.checks(),
    closing: closing && { by: closing.by, at: closing.at, failedChecks: closing.failedChecks },
    editions: editions.map(({ edition, by, at, reason, sha256 }) => ({ edition, by, at, reason, sha256 })),
  };
};

/** Which of the month's documents is on screen. */
export const shownDocument = ({ edition, sealProblem, report }: LoadedReport): ShownDocument => ({
  edition: edition?.edition ?? null,
  sealProblem,
  basis: report.basis,
});
