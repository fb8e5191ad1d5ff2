import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { IssuePage } from '@/components/report/issue-page';
import { isMonth, monthName } from '@/lib/month/month';
import { printLines } from '@/lib/paper/print-lines';
import { loadReport } from '../report-documents';
import { issueView, shownDocument } from './issue-view';

type Props = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly basis?: string | string[]; readonly edition?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params;
  return { title: isMonth(month) ? `Report, ${monthName(month)}` : 'No such report' };
}

/** One month's report: as it was published, or as the data is now. */
export default async function Page({ params, searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const [{ month }, { basis, edition }] = await Promise.all([params, searchParams]);
  const loaded = loadReport(cookie, month, basis, edition);
  if (loaded === null) notFound();
  const { report, formats, months, query, seal } = loaded;
  const lines = printLines(report, seal?.sha256 ?? null);
  const where = { issue: issueView(loaded), shown: shownDocument(loaded) };
  return <IssuePage {...{ report, formats, months, query, seal, lines, ...where }} />;
}
