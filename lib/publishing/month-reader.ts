import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import type { KpiReport } from '../kpis/kpi-report';
import type { Month } from '../month/month';
import { reportFromContext } from '../report/build-monthly-report';
import { reportContext } from '../report/context';
import type { MonthlyReport } from '../report/monthly-report';

/** What the data gives for months: inputs are loaded once for a month's KPIs and its document. */
export type MonthReader = {
  readonly kpis: (month: Month) => KpiReport;
  readonly document: (month: Month) => MonthlyReport;
};

/** Reads months from the data as it is; the documents of `wanted` are built along with their KPIs and remembered. */
export const monthReader = (db: PerunitDatabase, wanted: ReadonlySet<Month>): MonthReader => {
  const documents = new Map<Month, MonthlyReport>();
  const contextOf = (month: Month) => reportContext(loadReportInputs(db, { month }));
  return {
    kpis: (month) => {
      const context = contextOf(month);
      if (wanted.has(month)) documents.set(month, reportFromContext(context));
      return context.kpis;
    },
    document: (month) => documents.get(month) ?? reportFromContext(contextOf(month)),
  };
};
