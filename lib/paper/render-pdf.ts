import 'server-only';

import type { MonthlyReport } from '../report/monthly-report';
import { type HeldDocument, holdDocument, type PaperSeal, releaseDocument } from './held-documents';
import { printPage } from './print-page';

export type PdfOrder = {
  /** The document to print: a draft, or an edition as it was frozen. */
  readonly report: MonthlyReport;
  /** Of a published edition; printed at the foot of every page. */
  readonly seal?: PaperSeal | null;
  /** This server's own address as the request has it: `http://${request.headers.get('host')}`. */
  readonly address: string;
};

/** Where the print page shows a held document. */
export const printAddress = (address: string, { report }: HeldDocument, token: string): string =>
  new URL(`/reports/${report.month}/print?held=${token}`, address).href;

/**
 * The report as a PDF, printed by this server from its own print page: A4 landscape, tagged, with bookmarks.
 * Exactly the given document is printed. Throws a PaperError that says what to do.
 */
export async function renderPdf({ report, seal = null, address }: PdfOrder): Promise<Uint8Array> {
  const document = { report, seal };
  const token = holdDocument(document);
  try {
    return await printPage({ url: printAddress(address, document, token) });
  } finally {
    releaseDocument(token);
  }
}
