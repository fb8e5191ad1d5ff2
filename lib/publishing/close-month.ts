import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { type CloseRequest, closeMonth as recordClosing } from '../../db/commands/close-month';
import { reopenMonth as recordReopening } from '../../db/commands/reopen-month';
import { DatabaseError } from '../../db/database-error';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { reportMonths } from '../../db/queries/report-months';
import type { Month } from '../month/month';
import { reportFromContext } from '../report/build-monthly-report';
import { type Check, failedChecks, failureText } from '../report/closing/check';
import { closingChecks } from '../report/closing/checklist';
import { reportContext } from '../report/context';
import { freezeReport } from './frozen-report';
import { withIssue } from './live-report';
import { monthIssue } from './month-issue';
import { givenReason, refuseClosedAlready, refuseUnknownMonth, signedName } from './refusals';

/**
 * Closes a month: its checklist and its document are kept with the name. What fails is recorded, not refused. A month
 * whose figures changed since it was closed can be closed again. Throws DatabaseError 'report-refused'.
 */
export const closeMonth = (db: PerunitDatabase, { month, by, ...request }: CloseRequest): readonly Check[] => {
  refuseUnknownMonth(month, reportMonths(db));
  let checks: readonly Check[] = [];
  recordClosing(db, { ...request, month, by: signedName(by) }, ({ standing, ...signature }) => {
    if (standing !== null && !monthIssue(db, month).isClosingStale) refuseClosedAlready(month, standing);
    const context = reportContext(loadReportInputs(db, { month }));
    checks = closingChecks(context);
    const failed = failedChecks(checks).map(failureText);
    const closed = { ...signature, failedChecks: failed };
    const report = reportFromContext(withIssue(context, 'closed', { edition: null, closed, published: null }));
    return { ...freezeReport(report), failedChecks: failed };
  });
  return checks;
};

/** Re-opens a month, with a reason. Throws DatabaseError 'reason-needed' and 'report-refused'. */
export const reopenMonth = (
  db: PerunitDatabase,
  { month, by, reason }: { readonly month: Month; readonly by: string; readonly reason: string | null },
): void => {
  const given = givenReason(reason);
  if (given === null) {
    throw new DatabaseError('reason-needed', 'Somebody signed this month.', 'Say why it is re-opened.');
  }
  recordReopening(db, { month, reason: given, by: signedName(by) });
};
