import { loadReport } from '@/app/(site)/reports/report-documents';
import { documentQuery } from '@/lib/api/reports';
import { organisationOf } from '@/lib/auth/organisation';
import { monthName } from '@/lib/month/month';
import { ProblemError } from '@/lib/observe/problems';
import { monthParameter } from '@/lib/observe/row-id';
import type { MonthlyReport } from '@/lib/report/monthly-report';

/** The document that a request names by its month, and by basis and edition where it wants another than the page shows. Throws `bad-request` and `not-found`. */
export function requestedReport(request: Request, monthText: string): MonthlyReport {
  const month = monthParameter(monthText);
  const { basis, edition } = documentQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const loaded = loadReport(organisationOf(request.headers), month, basis, edition);
  if (loaded !== null) return loaded.report;
  const which = edition === undefined ? '' : ` of edition ${edition}`;
  throw new ProblemError('not-found', `There is no report${which} for ${monthName(month)}.`);
}
