import { organisationDatabase } from '@/db/client';
import { evaluateBody } from '@/lib/api/kpis';
import { organisationOf } from '@/lib/auth/organisation';
import { changeRoute, readJson } from '@/lib/observe/route';
import { evaluateDraft } from '@/lib/report/kpi-page/evaluate-draft';
import { newestMonths } from './newest-months';

/** What a draft of a KPI definition gives for the newest 13 months; records nothing. */
export const POST = changeRoute(async (request) => {
  const draft = await readJson(request, evaluateBody);
  const { months, currency } = newestMonths(organisationDatabase(organisationOf(request.headers)));
  return Response.json(evaluateDraft(draft, months, currency));
});
