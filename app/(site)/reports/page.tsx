import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ReportList } from '@/components/report/report-list';
import { PageFrame } from '@/components/shell/page-frame';
import { listReportMonths, loadReport } from './report-documents';

export const metadata: Metadata = { title: 'All reports' };

/** Every month that has a report, newest first. */
export default async function Page() {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const months = listReportMonths(cookie).reverse();
  return (
    <PageFrame>
      <ReportList reports={months.flatMap((month) => loadReport(cookie, month)?.report ?? [])} />
    </PageFrame>
  );
}
