import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { printLines } from '@/components/report/print-lines';
import { PrintView } from '@/components/report/print-view';
import { loadPrint, type PrintParameters } from './load-print';

// As wide as the sheet on every screen: a phone prints the same page.
export const viewport: Viewport = { width: 1240 };

export async function generateMetadata(parameters: PrintParameters): Promise<Metadata> {
  const print = await loadPrint(parameters);
  if (print === null) return { title: 'No such report' };
  const { title } = printLines(print.report, print.seal);
  return { title: { absolute: `${title} · ${print.report.organisation.name}` } };
}

/** One month's report to print. */
export default async function Page(parameters: PrintParameters) {
  const print = await loadPrint(parameters);
  if (print === null) notFound();
  return <PrintView {...print} />;
}
