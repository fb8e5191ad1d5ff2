import type { MonthlyReport } from '../monthly-report';

/** The document itself, as indented JSON with a line end. */
export const renderJson = (report: MonthlyReport): string => `${JSON.stringify(report, null, 2)}\n`;
