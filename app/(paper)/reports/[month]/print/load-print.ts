import { cookies } from 'next/headers';
import { loadReport } from '@/app/(site)/reports/report-documents';
import { heldDocument } from '@/lib/paper/held-documents';
import { type PrintLines, printLines } from '@/lib/paper/print-lines';
import { sealOf } from '@/lib/paper/seal';
import type { MonthlyReport } from '@/lib/report/monthly-report';

type Search = 'basis' | 'edition' | 'held';

export type PrintParameters = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly [Name in Search]?: string | string[] }>;
};

type Print = {
  readonly report: MonthlyReport;
  readonly lines: PrintLines;
  /** The page of the same document. */
  readonly back: string;
};

/** What the print page shows: a document that is held for it, else the one that the report page has under its address. */
export async function loadPrint({ params, searchParams }: PrintParameters): Promise<Print | null> {
  const [{ month }, { basis, edition, held }] = await Promise.all([params, searchParams]);
  const cookie = held === undefined ? (await cookies()).get('perunit-organisation')?.value : undefined;
  const report = held === undefined ? loadReport(cookie, month, basis, edition)?.report : heldDocument(held);
  if (report?.month !== month) return null;
  const asked = Object.entries({ basis, edition }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const query = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
  return { report, lines: printLines(report, sealOf(report)), back: `/reports/${month}${query}` };
}
