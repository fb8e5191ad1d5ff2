import type { MonthlyReport } from '../monthly-report';
import type { IssueSummary } from '../schema/editions';

/** What the list of all issues shows of a document: its cost and its primary KPIs. */
export const issueSummary = ({ month, dataState, basis, currency, sections }: MonthlyReport): IssueSummary => ({
  ...{ month, dataState, basis, currency },
  cost: sections.headline.facts[0]?.value ?? null,
  kpis: sections.scorecard.primary.map(({ id, value }) => ({ id, value })),
});
