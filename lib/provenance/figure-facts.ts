import { fiscalQuarter } from '../kpis/rules';
import type { EnvironmentId } from '../kpis/types';
import { addMonths, fiscalYear, fiscalYearStart, type Month } from '../month/month';
import type { ReportContext } from '../report/context';
import type { MonthlyReport } from '../report/monthly-report';
import type { Figure } from '../report/schema/figure';
import type { Ref } from './question';

/** What is known about a month beyond its document, for reading what its figures ask. */
export type FigureFacts = {
  readonly fiscalYearFrom: Month;
  readonly fiscalYear: number;
  readonly quarterFrom: Month;
  readonly nonProduction: readonly EnvironmentId[];
  /** The fiscal year that the projection is for. */
  readonly projectedYear: number;
};

/** A figure of a document, and what helps to read it. */
export type AskedFigure = {
  readonly report: MonthlyReport;
  readonly figure: Figure;
  readonly facts: FigureFacts;
  readonly previous: Month;
};

/** What a figure comes from: a question, or words with the questions that it is made from. */
export type FigureSourceAnswer =
  | { readonly ref: Ref }
  | { readonly words: readonly string[]; readonly from: readonly Ref[]; readonly written?: Written };

/** Who wrote a number, and when. */
export type Written = { readonly what: string; readonly by: string; readonly at: string };

/** What a month's figures need to be known about it. */
export const figureFacts = ({ inputs, month, isPartial }: ReportContext): FigureFacts => {
  const { fiscalYearStartMonth, nonProductionEnvironments } = inputs.settings;
  const fiscalYearFrom = fiscalYearStart(month, fiscalYearStartMonth);
  const isOver = !isPartial && addMonths(fiscalYearFrom, 11) === month;
  return {
    fiscalYearFrom,
    fiscalYear: fiscalYear(month, fiscalYearStartMonth),
    quarterFrom: fiscalQuarter(month, fiscalYearStartMonth).first,
    nonProduction: nonProductionEnvironments,
    projectedYear: fiscalYear(isOver ? addMonths(month, 1) : month, fiscalYearStartMonth),
  };
};
