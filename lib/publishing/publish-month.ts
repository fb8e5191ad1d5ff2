import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { FrozenDocument } from '../../db/commands/frozen-document';
import { type NextEdition, type PublishRequest, publishReport } from '../../db/commands/publish-report';
import type { Edition } from '../../db/queries/editions';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { reportMonths } from '../../db/queries/report-months';
import type { Month } from '../month/month';
import { reportFromContext } from '../report/build-monthly-report';
import { closingChecks } from '../report/closing/checklist';
import { reportContext } from '../report/context';
import { freezeReport } from './frozen-report';
import { withIssue } from './live-report';
import { changesReaching, restatementSince } from './month-issue';
import {
  givenReason,
  refuseSameEdition,
  refuseStaleClosing,
  refuseUnknownMonth,
  refuseUnready,
  refuseWithoutReason,
  signedName,
} from './refusals';

const freezeEdition = (db: PerunitDatabase, month: Month, next: NextEdition): FrozenDocument => {
  const { earlier, closing, edition, number, published } = next;
  if (earlier !== null && changesReaching(db, month, earlier.lastAuditId).length === 0) refuseSameEdition(earlier);
  const context = reportContext(loadReportInputs(db, { month }));
  refuseUnready(month, closingChecks(context), published.reason);
  if (earlier !== null) refuseWithoutReason(edition, earlier, published.reason);
  const { by, at, failedChecks } = closing;
  const issue = { edition, closed: { by, at, failedChecks }, published };
  const report = { ...reportFromContext(withIssue(context, 'published', issue)), number };
  if (restatementSince(db, month, closing, () => report).figures.length > 0) refuseStaleClosing(month, closing);
  return freezeReport(report);
};

/**
 * Publishes a closed month as its next edition, sealed. Throws DatabaseError 'report-refused' (not closed, open, figures
 * changed since it was closed, nothing new) and 'reason-needed'.
 */
export const publishMonth = (db: PerunitDatabase, { month, by, reason, ...request }: PublishRequest): Edition => {
  refuseUnknownMonth(month, reportMonths(db));
  const asked = { ...request, month, by: signedName(by), reason: givenReason(reason) };
  return publishReport(db, asked, (next) => freezeEdition(db, month, next));
};
