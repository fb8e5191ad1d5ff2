import { cookies } from 'next/headers';
import { loadReport } from '@/app/(site)/reports/report-documents';
import { heldDocument } from '@/lib/paper/held-documents';
import { type PrintLines, printLines } from '@/lib/paper/print-lines';
import { sealOf } from '@/lib/paper/seal';
import type { MonthlyReport } from '@/lib/report/monthly-report';

export type PrintParameters = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly basis?: string | string[]; readonly held?: string | string[] }>;
};

type Print = { readonly report: MonthlyReport; readonly lines: PrintLines; readonly query: string };

const printOf = (report: MonthlyReport, query: string): Print => ({
  report,
  lines: printLines(report, sealOf(report)),
  query,
});

/** What the print page shows: a document that is held for it, else the month as the report page has it. */
export async function loadPrint({ params, searchParams }: PrintParameters): Promise<Print | null> {
  const [{ month }, { basis, held }] = await Promise.all([params, searchParams]);
  if (held !== undefined) {
    const report = heldDocument(held);
    return report?.month === month ? printOf(report, '') : null;
  }
  const loaded = loadReport((await cookies()).get('perunit-organisation')?.value, month, basis);
  return loaded === null ? null : printOf(loaded.report, loaded.query);
}
