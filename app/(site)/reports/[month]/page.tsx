import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ReportBar } from '@/components/report/report-bar';
import { ReportView } from '@/components/report/report-view';
import { PageFrame } from '@/components/shell/page-frame';
import { isMonth, monthName } from '@/lib/month/month';
import { loadReport } from '../report-documents';

type Props = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly basis?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params;
  return { title: isMonth(month) ? `Report, ${monthName(month)}` : 'No such report' };
}

/** One month's report. */
export default async function Page({ params, searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const loaded = loadReport(cookie, (await params).month, (await searchParams).basis);
  if (loaded === null) notFound();
  return (
    <PageFrame bar={<ReportBar {...loaded} />}>
      <ReportView report={loaded.report} />
    </PageFrame>
  );
}
