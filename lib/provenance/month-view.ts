import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { importsOfMonth } from '../../db/queries/imports-of-month';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { kpiReport } from '../kpis/kpi-report';
import type { CostBasis, CostCell, KpiValue, Measure } from '../kpis/types';
import type { Month } from '../month/month';
import type { ReportInputs } from '../report/inputs';
import type { ExplainedImport } from './explanation';

/** What explanations of a month are made from, computed as its report is. */
export type Explained = {
  readonly db: PerunitDatabase;
  readonly inputs: ReportInputs;
  readonly currency: string;
  /** Null: no bill, or one that can't be added up. */
  readonly costs: readonly CostCell[] | null;
  readonly costReason: string | null;
  readonly kpis: ReadonlyMap<string, KpiValue>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly bills: readonly ExplainedImport[];
};

/** Reads a month once, for all the levels of one explanation. */
export const monthView = (db: PerunitDatabase, month: Month, basis?: CostBasis): Explained => {
  const inputs = loadReportInputs(db, { month, ...(basis !== undefined && { basis }) });
  const report = kpiReport(inputs);
  const evaluated = report.series.get(month);
  const measures = evaluated?.measures ?? new Map();
  return {
    db,
    inputs,
    currency: report.currency,
    costs: evaluated?.inputs.costs ?? null,
    costReason: measures.get('cost.total')?.reason?.text ?? null,
    kpis: evaluated?.values ?? new Map(),
    measures,
    bills: importsOfMonth(db, month, ['bill']),
  };
};
