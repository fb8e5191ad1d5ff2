import type { CostBasis, CountBasis, DataState, ReportState } from '../kpis/types';
import type { Day, Month } from '../month/month';
import type { SectionContents } from './sections/registry';

/** The month's report as plain data: every rendering is a function of this document and nothing else. */
export type MonthlyReport = {
  readonly version: 1;
  readonly organisation: { readonly id: 'own' | 'demo'; readonly name: string };
  readonly month: Month;
  readonly monthName: string;
  /** Null: before the first report month. */
  readonly number: number | null;
  readonly asOf: Day;
  readonly basis: CostBasis;
  readonly currency: string;
  readonly countBasis: CountBasis;
  readonly dataState: DataState;
  readonly reportState: ReportState;
  /** The last day in the bill of a month that is not over; null for a whole month. */
  readonly partialTo: Day | null;
  readonly hasBill: boolean;
  readonly sections: SectionContents;
};
