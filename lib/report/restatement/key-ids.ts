import type { MonthlyReport } from '../monthly-report';

/** The figures that a report stands for: the headline's facts and the primary KPIs' values. */
export const keyIds = ({ sections }: MonthlyReport): ReadonlySet<string> =>
  new Set([
    ...sections.headline.facts.map(({ value }) => value.id),
    ...sections.scorecard.primary.map(({ value }) => value.id),
  ]);
