import type { MonthlyReport } from './monthly-report';

/** The edition as its seal knows it: a restated month's says so on every page, but was sealed as what it is, published. */
export const sealedForm = (report: MonthlyReport): MonthlyReport =>
  report.edition === null ? report : { ...report, reportState: 'published' };
