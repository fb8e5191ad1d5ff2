import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { importsOfMonth } from '../../db/queries/imports-of-month';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { dataGeneration } from '../../db/queries/report-months';
import type { CostBasis, KpiValue, Measure } from '../kpis/types';
import type { Month } from '../month/month';
import { reportFromContext } from '../report/build-monthly-report';
import { type ReportContext, reportContext } from '../report/context';
import type { ReportInputs } from '../report/inputs';
import type { MonthlyReport } from '../report/monthly-report';
import type { ExplainedImport } from './explanation';
import type { Valued } from './leaf';
import type { Ref } from './question';

/** A month as its report is made from it. */
export type MonthView = {
  readonly db: PerunitDatabase;
  readonly inputs: ReportInputs;
  readonly context: ReportContext;
  readonly currency: string;
  readonly kpis: ReadonlyMap<string, KpiValue>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly bills: readonly ExplainedImport[];
  /** What the data gives as a document now. */
  readonly report: () => MonthlyReport;
};

/** What explanations of a month are made from. */
export type Explained = MonthView & {
  /** What any question comes to, as the month's report counts it: other months by this month's settings. */
  readonly ask: (ref: Ref) => Valued;
};

const readMonth = (db: PerunitDatabase, month: Month, basis?: CostBasis): MonthView => {
  const inputs = loadReportInputs(db, { month, ...(basis !== undefined && { basis }) });
  const context = reportContext(inputs);
  const evaluated = context.kpis.series.get(month);
  let report: MonthlyReport | null = null;
  return {
    ...{ db, inputs, context, currency: context.currency },
    kpis: evaluated?.values ?? new Map(),
    measures: evaluated?.measures ?? new Map(),
    bills: importsOfMonth(db, month, ['bill']),
    report: () => {
      report ??= reportFromContext(context);
      return report;
    },
  };
};

const recent = new WeakMap<PerunitDatabase, Map<string, MonthView>>();
const MOST_RECENT = 4;

/** Reads a month once for all the levels that somebody opens, until the data change or the day is over. */
export const monthView = (db: PerunitDatabase, month: Month, basis?: CostBasis): MonthView => {
  const views = recent.get(db) ?? new Map<string, MonthView>();
  recent.set(db, views);
  const today = new Date().toISOString().slice(0, 10);
  const key = [dataGeneration(db), today, month, basis ?? ''].join('\n');
  const view = views.get(key) ?? readMonth(db, month, basis);
  views.delete(key);
  views.set(key, view);
  const [oldest] = views.keys();
  if (views.size > MOST_RECENT && oldest !== undefined) views.delete(oldest);
  return view;
};

/** An account by its name, its number behind it. */
export const accountLabel = ({ inputs }: Pick<MonthView, 'inputs'>, accountId: string): string => {
  const name = inputs.accounts.find((account) => account.accountId === accountId)?.name ?? accountId;
  return name === accountId ? accountId : `${name} (${accountId})`;
};
