import { type Day, monthName, monthOfDay } from '../../month/month';
import { reportTitle } from '../document-words';
import type { MonthlyReport } from '../monthly-report';

export { reportTitle };

const startCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `7 Feb 2026`. */
export const dayWords = (day: Day): string => `${Number(day.slice(8, 10))} ${monthName(monthOfDay(day), 'short')}`;

/** `Final`, or `Open, to 18 Jan 2026`. */
export const dataWords = ({ dataState, partialTo }: MonthlyReport): string =>
  `${startCapital(dataState)}${partialTo === null ? '' : `, to ${dayWords(partialTo)}`}`;

/** `Draft`, `Published`. */
export const reportWords = ({ reportState }: MonthlyReport): string => startCapital(reportState);

/** `Draft`, or by whom and when it was published. */
export const issueWords = (report: MonthlyReport): string =>
  report.published === null
    ? reportWords(report)
    : `${reportWords(report)} by ${report.published.by} on ${dayWords(report.published.at.slice(0, 10))}`;

/** The foot of every slide. */
export const footerWords = (report: MonthlyReport): string =>
  [reportTitle(report), report.monthName, dataWords(report), reportWords(report)].join(' · ');
