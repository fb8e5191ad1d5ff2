import { attachment } from '@/lib/observe/csv-response';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { renderPdf } from '@/lib/paper/render-pdf';
import { renderingFileName } from '@/lib/report/renderer';
import { rendererOf, renderers } from '@/lib/report/renderers/registry';
import { requestedReport } from '../../../requested-report';

/** The month's report as a file in one of its formats. */
export const GET = readRoute<{ month: string; format: string }>(async (request, { month, format }) => {
  const renderer = rendererOf(format);
  if (renderer === null) {
    const known = renderers.map(({ id }) => id).join(', ');
    throw new ProblemError('not-found', 'The report has no such format.', `There are: ${known}.`);
  }
  const report = requestedReport(request, month);
  const address = `http://${request.headers.get('host')}`;
  const { search } = new URL(request.url);
  const content =
    renderer.kind === 'page'
      ? await renderPdf({ report, address })
      : await renderer.render(report, { address: `${address}/reports/${report.month}${search}` });
  return new Response(typeof content === 'string' ? content : Uint8Array.from(content), {
    headers: {
      'Content-Type': renderer.mediaType,
      'Content-Disposition': attachment(renderingFileName(report, renderer)),
      'Cache-Control': 'no-store',
    },
  });
});
