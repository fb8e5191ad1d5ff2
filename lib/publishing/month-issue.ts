import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { changesSince } from '../../db/queries/changes-since';
import { type Closing, closingInForce, type Edition, editionsOf } from '../../db/queries/editions';
import type { CostBasis, ReportState } from '../kpis/types';
import type { Month } from '../month/month';
import type { Check } from '../report/closing/check';
import type { MonthlyReport } from '../report/monthly-report';
import { type RecordedChange, reaches } from '../report/restatement/recorded-change';
import { type Restatement, restatementOf } from '../report/restatement/restatement';
import { checklistOf } from './checklist';
import { frozenReport } from './frozen-report';
import { liveReport } from './live-report';

type LiveReports = (basis?: CostBasis) => MonthlyReport;

/** Where the report of a month stands: what was signed and issued, and what the data gives now. */
export type MonthIssue = {
  readonly month: Month;
  readonly state: ReportState;
  /** What the data gives now, in the setting's basis or another; built when first asked for, since a published month rarely needs it. */
  readonly live: LiveReports;
  /** The checklist; gone through when first asked for. */
  readonly checks: () => readonly Check[];
  readonly closing: Closing | null;
  /** Figures changed since somebody closed the month: what was signed is not what there is. */
  readonly isClosingStale: boolean;
  readonly editions: readonly Edition[];
  /** Against the newest edition, or what was closed where there is none; null for a draft. */
  readonly restatement: Restatement | null;
};

type Baseline = Pick<Edition, 'sha256' | 'lastAuditId'>;

const nothingChanged: Restatement = { figures: [], changes: [] };

const movesFigures = ({ kind }: RecordedChange): boolean => kind !== 'words';

/** What was recorded since that can show in a month's report. */
export const changesReaching = (db: PerunitDatabase, month: Month, auditId: number): readonly RecordedChange[] =>
  changesSince(db, auditId).filter((change) => reaches(change, month));

/** What moved since a document was frozen. A document that can't be read is compared with nothing: its seal says so. */
export const restatementSince = (
  db: PerunitDatabase,
  month: Month,
  { sha256, lastAuditId }: Baseline,
  live: () => MonthlyReport,
): Restatement => {
  const changes = changesReaching(db, month, lastAuditId);
  if (!changes.some(movesFigures)) return { figures: [], changes };
  const frozen = frozenReport(db, sha256);
  return typeof frozen === 'string' ? { ...nothingChanged, changes } : restatementOf(frozen, live(), changes);
};

const checksOnce = (db: PerunitDatabase, month: Month): (() => readonly Check[]) => {
  let known: readonly Check[] | null = null;
  return () => {
    known ??= checklistOf(db, month);
    return known;
  };
};

const stateOf = (closing: Closing | null, editions: readonly Edition[], isRestated: boolean): ReportState => {
  if (isRestated) return 'restated';
  if (editions.length > 0) return 'published';
  return closing === null ? 'draft' : 'closed';
};

const liveReports = (db: PerunitDatabase, month: Month, state?: ReportState): LiveReports => {
  const known = new Map<CostBasis | undefined, MonthlyReport>();
  return (basis) => {
    const report = known.get(basis) ?? liveReport(db, { month, ...(basis && { basis }) }, state);
    known.set(basis, report);
    return report;
  };
};

/** Where a month's report stands, worked out from the data as it is. */
export const monthIssue = (db: PerunitDatabase, month: Month): MonthIssue => {
  const closing = closingInForce(db, month);
  const editions = editionsOf(db, month);
  const baseline = editions.at(-1) ?? closing;
  const compared = liveReports(db, month);
  const restatement = baseline === null ? null : restatementSince(db, month, baseline, compared);
  const state = stateOf(closing, editions, (restatement?.figures.length ?? 0) > 0);
  return {
    ...{ month, state, closing, editions, restatement, checks: checksOnce(db, month) },
    live: state === 'restated' ? liveReports(db, month, state) : compared,
    isClosingStale: closing !== null && restatementSince(db, month, closing, compared).figures.length > 0,
  };
};
