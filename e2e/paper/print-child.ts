import { closePaperBrowser } from '../../lib/paper/browser';
import { PaperError } from '../../lib/paper/paper-error';
import { printPage } from '../../lib/paper/print-page';
import { renderPdfAlone } from '../../lib/paper/render-pdf';
import type { MonthlyReport } from '../../lib/report/monthly-report';

/** Pages to print at the same time, or a document to print without a server. */
export type PrintOrder =
  | { readonly urls: readonly string[]; readonly limitMs?: number }
  | { readonly report: MonthlyReport };

export type PrintOutcome =
  | { readonly pdf: string }
  | { readonly code: string; readonly happened: string; readonly remedy: string };

const outcomeOf = async (print: Promise<Uint8Array>): Promise<PrintOutcome> => {
  try {
    return { pdf: Buffer.from(await print).toString('base64') };
  } catch (error) {
    if (!(error instanceof PaperError)) throw error;
    return { code: error.code, happened: error.happened, remedy: error.remedy };
  }
};

const run = async (order: PrintOrder): Promise<PrintOutcome[]> => {
  if ('report' in order) return [await outcomeOf(renderPdfAlone(order.report))];
  const { urls, limitMs } = order;
  return Promise.all(urls.map((url) => outcomeOf(printPage({ url, ...(limitMs !== undefined && { limitMs }) }))));
};

process.once('message', async (order: PrintOrder) => {
  const outcomes = await run(order);
  await closePaperBrowser();
  process.stdout.write(JSON.stringify(outcomes), () => process.disconnect());
});
