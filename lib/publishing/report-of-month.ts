import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Edition } from '../../db/queries/editions';
import type { CostBasis } from '../kpis/types';
import type { MonthlyReport } from '../report/monthly-report';
import { frozenReport } from './frozen-report';
import type { MonthIssue } from './month-issue';

/** Which document of a month is asked for: by default the newest edition, else the draft. */
export type DocumentChoice = {
  /** `61.1`; `live` for what the data gives now. */
  readonly edition?: string | null;
  /** Another basis than the report's own is always worked out from the data. */
  readonly basis?: CostBasis | null;
};

/** The document that every rendering of a month is made from. */
export type ReportOfMonth = {
  readonly report: MonthlyReport;
  /** The edition that the document is; null when it is worked out from the data. */
  readonly edition: Edition | null;
  /** Why the edition's stored document can't be shown, in words; what the data gives now stands in. */
  readonly sealProblem: string | null;
};

const liveDocument = ({ live }: MonthIssue, basis: CostBasis | null): ReportOfMonth => ({
  report: live(basis ?? undefined),
  edition: null,
  sealProblem: null,
});

/** Of a restated month the newest edition says so; older ones are superseded and stay as they were published. */
const shownState = (report: MonthlyReport, { state, editions }: MonthIssue, edition: Edition): MonthlyReport =>
  edition.id === editions.at(-1)?.id ? { ...report, reportState: state } : report;

/**
 * The document of a month: the newest edition as it was sealed where one is published, and what the data gives now where
 * none is, or where that or another basis is asked for. Null when there is no such edition.
 */
export const reportOfMonth = (
  db: PerunitDatabase,
  issue: MonthIssue,
  { edition: asked = null, basis = null }: DocumentChoice,
): ReportOfMonth | null => {
  const { editions } = issue;
  if (asked === 'live') return liveDocument(issue, basis);
  const edition = asked === null ? (editions.at(-1) ?? null) : editions.find((one) => one.edition === asked);
  if (edition === undefined) return null;
  if (edition === null || (basis !== null && basis !== edition.summary.basis)) return liveDocument(issue, basis);
  const frozen = frozenReport(db, edition.sha256);
  if (typeof frozen === 'string') return { ...liveDocument(issue, basis), edition, sealProblem: frozen };
  return { report: shownState(frozen, issue, edition), edition, sealProblem: null };
};
