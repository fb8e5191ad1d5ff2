import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ReportList } from '@/components/report/report-list';
import { PageFrame } from '@/components/shell/page-frame';
import { listIssues, organisationName } from './report-documents';

export const metadata: Metadata = { title: 'All reports' };

/** Every month that has a report, newest first. */
export default async function Page() {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  return (
    <PageFrame>
      <ReportList organisation={organisationName(cookie)} issues={listIssues(cookie)} />
    </PageFrame>
  );
}
