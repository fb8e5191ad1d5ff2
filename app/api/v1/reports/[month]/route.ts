import { readRoute } from '@/lib/observe/route';
import { renderJson } from '@/lib/report/renderers/json';
import { requestedReport } from '../requested-report';

/** The month's report: the document that every rendering is made from. */
export const GET = readRoute<{ month: string }>(
  (request, { month }) =>
    new Response(renderJson(requestedReport(request, month)), {
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    }),
);
