import type { Month } from '@/lib/month/month';
import { listReportMonths, loadReport } from './report-documents';

/** The newest month that has a bill; the newest with anything when none has; null when there is nothing. */
export const newestBilledMonth = (cookie: string | undefined): Month | null => {
  const newestFirst = listReportMonths(cookie).reverse();
  const billed = newestFirst.find((month) => loadReport(cookie, month)?.report.hasBill);
  return billed ?? newestFirst[0] ?? null;
};
