import type { MonthlyReport } from '../report/monthly-report';

export type PrintLines = {
  /** The report's number and month. */
  readonly title: string;
  /** Whose figures, in which state, of which cost. */
  readonly scope: string;
  /** The seal of an edition; otherwise that it is none. */
  readonly standing: string;
};

const states: Record<MonthlyReport['dataState'], string> = {
  open: 'Open',
  provisional: 'Provisional',
  final: 'Final',
};

const unsealed: Record<MonthlyReport['reportState'], string> = {
  draft: 'Draft, not published',
  closed: 'Closed, not published',
  published: 'Not the published edition',
  restated: 'Restated, not the published edition',
};

const SHOWN_OF_HASH = 12;
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const standingOf = ({ published, reportState, asOf }: MonthlyReport, seal: string | null): string => {
  if (published === null || seal === null) return `${unsealed[reportState]} · as of ${days.format(new Date(asOf))}`;
  const at = new Date(published.at);
  return `Sealed ${days.format(at)}, ${times.format(at)} UTC · ${seal.slice(0, SHOWN_OF_HASH)}`;
};

/**
 * What stands at the head and the foot of every printed page.
 * @param seal the SHA-256 of an edition in hexadecimal; null for a document that is none
 */
export const printLines = (report: MonthlyReport, seal: string | null): PrintLines => {
  const issue = report.edition ?? report.number;
  return {
    title: `Cloud Cost Optimization Report${issue === null ? '' : ` #${issue}`} · ${report.monthName}`,
    scope: `${report.organisation.name} · ${states[report.dataState]} · ${capitalised(report.basis)} cost, ${report.currency}`,
    standing: standingOf(report, seal),
  };
};
