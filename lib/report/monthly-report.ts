export type { MonthlyReport } from './schema/monthly-report';
