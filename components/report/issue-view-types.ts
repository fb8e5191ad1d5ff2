import type { ReportState } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';
import type { Check } from '@/lib/report/closing/check';
import type { Restatement } from '@/lib/report/restatement/restatement';
import type { IssueSummary } from '@/lib/report/schema/editions';

export type EditionView = {
  /** `61.1` */
  readonly edition: string;
  readonly by: string;
  /** UTC. */
  readonly at: string;
  readonly reason: string | null;
  readonly sha256: string;
};

/** Where a month's report stands, for the page that shows it. */
export type IssueView = {
  readonly month: Month;
  readonly monthName: string;
  readonly state: ReportState;
  /** The label that the next edition gets; null before the first report month. */
  readonly nextEdition: string | null;
  /** The demo is looked at only. */
  readonly canChange: boolean;
  readonly checks: readonly Check[];
  readonly closing: { readonly by: string; readonly at: string; readonly failedChecks: readonly string[] } | null;
  /** Figures changed since somebody closed the month. */
  readonly isClosingStale: boolean;
  /** Oldest first. */
  readonly editions: readonly EditionView[];
  readonly restatement: Restatement | null;
};

/** Which document of the month is on screen. */
export type ShownDocument = {
  /** Its edition; null when it is worked out from the data. */
  readonly edition: string | null;
  /** Why the stored edition can't be shown. */
  readonly sealProblem: string | null;
  readonly basis: string;
};

/** One issue on the shelf. */
export type ListedIssueView = {
  readonly month: Month;
  readonly monthName: string;
  readonly number: number | null;
  readonly state: ReportState;
  readonly edition: { readonly edition: string; readonly by: string; readonly at: string } | null;
  readonly summary: IssueSummary;
  readonly restatement: Restatement | null;
};
