import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { PrintMargins } from '@/components/report/print-margins';
import { PrintView } from '@/components/report/print-view';
import { loadPrint, type PrintParameters } from './load-print';

// As wide as the sheet on every screen: a phone prints the same page.
export const viewport: Viewport = { width: 1240 };

export async function generateMetadata(parameters: PrintParameters): Promise<Metadata> {
  const print = await loadPrint(parameters);
  if (print === null) return { title: 'No such report' };
  return { title: { absolute: `${print.lines.title} · ${print.report.organisation.name}` } };
}

/** One month's report to print. */
export default async function Page(parameters: PrintParameters) {
  const print = await loadPrint(parameters);
  if (print === null) notFound();
  return (
    <>
      <PrintMargins {...print.lines} />
      <PrintView report={print.report} back={print.back} />
    </>
  );
}
