import { monthName, reportNumber } from '../month/month';
import { type ReportContext, reportContext } from './context';
import type { ReportInputs } from './inputs';
import type { MonthlyReport } from './monthly-report';
import { type SectionContents, sections } from './sections/registry';

/** Builds a month's report from its context, where that is at hand already. */
export const reportFromContext = (context: ReportContext): MonthlyReport => {
  const { inputs } = context;
  const number = reportNumber(inputs.month, inputs.settings.firstReportMonth);
  return {
    version: 1,
    organisation: inputs.organisation,
    month: inputs.month,
    monthName: monthName(inputs.month),
    number: number > 0 ? number : null,
    asOf: inputs.asOf,
    basis: inputs.basis,
    currency: context.currency,
    countBasis: inputs.settings.countBasis,
    dataState: context.state?.data ?? 'open',
    reportState: context.state?.report ?? 'draft',
    ...inputs.issue,
    partialTo: context.isPartial ? (context.state?.lastUsageDay ?? null) : null,
    hasBill: context.cells(inputs.month) !== null,
    sections: Object.fromEntries(sections.map((section) => [section.id, section.build(context)])) as SectionContents,
    paragraphs: sections.flatMap(({ id }) => inputs.words.paragraphs.filter(({ section }) => section === id)),
  };
};

/** Builds a month's report from its inputs: pure, the same inputs give the same document. */
export const buildMonthlyReport = (inputs: ReportInputs): MonthlyReport => reportFromContext(reportContext(inputs));
