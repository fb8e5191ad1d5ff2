import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs, type ReportQuestion } from '../../db/queries/load-report-inputs';
import type { ReportState } from '../kpis/types';
import { reportFromContext } from '../report/build-monthly-report';
import { type ReportContext, reportContext } from '../report/context';
import type { MonthlyReport } from '../report/monthly-report';
import type { ReportIssue } from '../report/schema/editions';

/** A context that says another state of its month, and another issue; no figure depends on them. */
export const withIssue = (context: ReportContext, report: ReportState, issue: ReportIssue): ReportContext => {
  const { inputs, state } = context;
  const states = inputs.states.map((one) => (one.month === inputs.month ? { ...one, report } : one));
  return { ...context, inputs: { ...inputs, issue, states }, state: state && { ...state, report } };
};

/** What the data gives now, as a document. */
export const liveReport = (db: PerunitDatabase, question: ReportQuestion, state?: ReportState): MonthlyReport => {
  const context = reportContext(loadReportInputs(db, question));
  return reportFromContext(state === undefined ? context : withIssue(context, state, context.inputs.issue));
};
