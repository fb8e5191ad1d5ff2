import type { Month } from '../month/month';
import type { KpiDefinition, KpiValue } from './types';

/** A month from which on a KPI's values are not comparable with those before it, and by which definitions they are made. */
export type SeriesBreak = {
  readonly month: Month;
  readonly kind: 'definition' | 'hibernation';
  readonly before: KpiDefinition;
  readonly after: KpiDefinition;
};

/** A KPI in a month; null where it is not defined. */
export type DefinedMonth = { readonly month: Month; readonly kpi: KpiValue | null };

const differs = (before: KpiDefinition, after: KpiDefinition): boolean =>
  before.formula !== after.formula || before.unit !== after.unit;

/**
 * Where a KPI's series breaks, oldest first: at a version that is computed otherwise, and, where its definition says so,
 * at the month hibernation began. A version that only words it anew breaks nothing.
 */
export const seriesBreaks = (months: readonly DefinedMonth[], hibernationStart: Month | null): SeriesBreak[] => {
  const breaks: SeriesBreak[] = [];
  let before: KpiDefinition | null = null;
  for (const { month, kpi } of months) {
    if (kpi === null) continue;
    const after: KpiDefinition = kpi.definition;
    if (before !== null && differs(before, after)) breaks.push({ month, kind: 'definition', before, after });
    else if (before !== null && month === hibernationStart && after.breaksAtHibernation)
      breaks.push({ month, kind: 'hibernation', before, after });
    before = after;
  }
  return breaks;
};
