import { startSentence } from './format/words';
import type { MonthlyReport } from './monthly-report';

type Head = Pick<
  MonthlyReport,
  'organisation' | 'number' | 'edition' | 'monthName' | 'dataState' | 'reportState' | 'partialTo' | 'basis' | 'currency'
>;

/** `Cloud Cost Optimization Report #61`, `#61.1` of a later edition; what is before the first report has no number. */
export const reportTitle = ({ number, edition }: Pick<Head, 'number' | 'edition'>): string => {
  const issue = edition ?? number;
  return `Cloud Cost Optimization Report${issue === null ? '' : ` #${issue}`}`;
};

/** `Cloud Cost Optimization Report #61, January 2026`. */
export const documentTitle = (report: Head): string => `${reportTitle(report)}, ${report.monthName}`;

/** `Final data · Draft report`. */
export const stateWords = ({ dataState, reportState }: Pick<Head, 'dataState' | 'reportState'>): string =>
  `${startSentence(dataState)} data · ${startSentence(reportState)} report`;

/** How complete it is, and in which money: `Acme · Final data · Draft report · effective cost · USD`. */
export const documentState = (report: Head): string =>
  [
    report.organisation.name,
    `${startSentence(report.dataState)} data${report.partialTo === null ? '' : ` to ${report.partialTo}`}`,
    `${startSentence(report.reportState)} report`,
    `${report.basis} cost`,
    report.currency,
  ].join(' · ');
