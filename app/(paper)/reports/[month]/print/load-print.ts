import { cookies } from 'next/headers';
import { loadReport } from '@/app/(site)/reports/report-documents';
import { type HeldDocument, heldDocument } from '@/lib/paper/held-documents';

export type PrintParameters = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly basis?: string | string[]; readonly held?: string | string[] }>;
};

type Print = HeldDocument & { readonly query: string };

/** What the print page shows: a document that is held for it, else the month as the report page has it. */
export async function loadPrint({ params, searchParams }: PrintParameters): Promise<Print | null> {
  const [{ month }, { basis, held }] = await Promise.all([params, searchParams]);
  if (held !== undefined) {
    const document = heldDocument(held);
    return document === null || document.report.month !== month ? null : { ...document, query: '' };
  }
  const loaded = loadReport((await cookies()).get('perunit-organisation')?.value, month, basis);
  return loaded === null ? null : { report: loaded.report, seal: null, query: loaded.query };
}
