import type { MonthlyReport } from '../monthly-report';

const startCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Cloud Cost Optimization Report #61`; without a number before the first report month. */
export const reportTitle = ({ number }: MonthlyReport): string =>
  `Cloud Cost Optimization Report${number === null ? '' : ` #${number}`}`;

/** `Final`, or `Open, to 2026-01-18`. */
export const dataWords = ({ dataState, partialTo }: MonthlyReport): string =>
  `${startCapital(dataState)}${partialTo === null ? '' : `, to ${partialTo}`}`;

/** `Draft`, `Published`. */
export const reportWords = ({ reportState }: MonthlyReport): string => startCapital(reportState);

/** The foot of every slide. */
export const footerWords = (report: MonthlyReport): string =>
  [reportTitle(report), report.monthName, dataWords(report), reportWords(report)].join(' · ');
