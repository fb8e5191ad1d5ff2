import 'server-only';

import type { MonthlyReport } from '../report/monthly-report';
import { closePaperBrowser, paperBrowser } from './browser';
import { heldAddress, holdDocument, releaseDocument } from './held-documents';
import { startPageServer } from './page-server';
import { printPage } from './print-page';

export type PdfOrder = {
  /** The document to print: a draft, or an edition as it was frozen. */
  readonly report: MonthlyReport;
  /** This server's own address as the request has it: `http://${request.headers.get('host')}`. */
  readonly address: string;
};

/**
 * The report as a PDF, printed by this server from its own print page: A4 landscape, tagged, with bookmarks.
 * Exactly the given document is printed. Throws a PaperError that says what to do.
 */
export async function renderPdf({ report, address }: PdfOrder): Promise<Uint8Array> {
  const token = holdDocument(report);
  try {
    return await printPage({ url: heldAddress(address, report, token) });
  } finally {
    releaseDocument(token);
  }
}

/**
 * The same PDF without a running server, for a command: the built app serves this one document on a port of its own,
 * and ends with the browser when it is printed. Throws a PaperError that says what to do.
 */
export async function renderPdfAlone(report: MonthlyReport): Promise<Uint8Array> {
  // Without a browser there is nothing to start.
  paperBrowser();
  const server = await startPageServer(report);
  try {
    return await printPage({ url: server.url });
  } finally {
    server.stop();
    await closePaperBrowser();
  }
}
