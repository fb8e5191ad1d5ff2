import { attachment } from '@/lib/observe/csv-response';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { renderTableCsv, tableFileName, tableIds } from '@/lib/report/renderers/csv';
import { requestedReport } from '../../../requested-report';

/** One table of the month's report as CSV: `/tables/accounts.csv`. */
export const GET = readRoute<{ month: string; file: string }>((request, { month, file }) => {
  const report = requestedReport(request, month);
  const id = file.endsWith('.csv') ? file.slice(0, -'.csv'.length) : '';
  const csv = renderTableCsv(report, id);
  if (csv === null) {
    const known = tableIds(report).map((each) => `${each}.csv`);
    throw new ProblemError('not-found', 'The report has no such table.', `There are: ${known.join(', ')}.`);
  }
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(tableFileName(report, id)),
      'Cache-Control': 'no-store',
    },
  });
});
