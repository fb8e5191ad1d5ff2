import type { PerunitDatabase } from '@/db/client';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import { dataGeneration, reportMonths } from '@/db/queries/report-months';
import { kpiReport } from '@/lib/kpis/kpi-report';
import type { DraftMonth } from '@/lib/report/kpi-page/evaluate-draft';

/** The newest 13 months of an organisation, computed, and its currency. */
export type NewestMonths = { readonly months: readonly DraftMonth[]; readonly currency: string };

const shownMonths = 13;
const known = new Map<string, NewestMonths>();
const MAX_KNOWN = 2;

const compute = (db: PerunitDatabase): NewestMonths => {
  const newest = reportMonths(db).at(-1);
  if (newest === undefined) return { months: [], currency: '' };
  const { series, currency } = kpiReport(loadReportInputs(db, { month: newest }));
  const months = [...series.keys()].sort().slice(-shownMonths);
  return {
    currency,
    months: months.flatMap((month): DraftMonth[] => {
      const evaluated = series.get(month);
      return evaluated === undefined ? [] : [{ month, measures: evaluated.measures, values: evaluated.values }];
    }),
  };
};

/** The measures that drafts are evaluated over; worked out once for each state of the data, since people type. */
export const newestMonths = (db: PerunitDatabase): NewestMonths => {
  const key = `${db.path}\n${dataGeneration(db)}\n${new Date().toISOString().slice(0, 10)}`;
  const found = known.get(key) ?? compute(db);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  return found;
};
