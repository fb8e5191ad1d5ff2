import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs, type ReportQuestion } from '../../db/queries/load-report-inputs';
import type { ReportState } from '../kpis/types';
import { buildMonthlyReport } from '../report/build-monthly-report';
import type { ReportInputs } from '../report/inputs';
import type { MonthlyReport } from '../report/monthly-report';
import type { ReportIssue } from '../report/schema/editions';

/** Inputs that say another state of their month, and another issue. */
export const withIssue = (inputs: ReportInputs, report: ReportState, issue: ReportIssue): ReportInputs => ({
  ...inputs,
  issue,
  states: inputs.states.map((state) => (state.month === inputs.month ? { ...state, report } : state)),
});

/** What the data gives now, as a document. */
export const liveReport = (db: PerunitDatabase, question: ReportQuestion, state?: ReportState): MonthlyReport => {
  const inputs = loadReportInputs(db, question);
  return buildMonthlyReport(state === undefined ? inputs : withIssue(inputs, state, inputs.issue));
};
