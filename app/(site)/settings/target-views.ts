import type { TargetView } from '@/components/settings/view-types';
import type { PerunitDatabase } from '@/db/client';
import { definitionsFor } from '@/db/queries/definitions-for';
import type { OrganisationConfig } from '@/lib/config/config-schema';
import { definitionsInForce } from '@/lib/kpis/in-force';
import type { Month } from '@/lib/month/month';
import { recordedBy } from './recorded-by';

const nonProductionRule = {
  kpi: 'P-4',
  name: 'Rule: non-production within its share of the environments’ cost',
  isShare: true,
} as const;

/** Every KPI in force in a month, and the rule with a limit, with their targets over time. */
export const targetViews = (db: PerunitDatabase, { targets }: OrganisationConfig, month: Month): TargetView[] => {
  const kpis = definitionsInForce(definitionsFor(db), month).map(({ id, name, unit }) => ({
    ...{ kpi: id, name, isShare: unit === 'share' },
  }));
  const recorded = recordedBy(db, 'targets');
  return [...kpis, nonProductionRule].map((view) => {
    const own = targets
      .filter(({ kpi }) => kpi === view.kpi)
      .map(({ kpi, from, target }) => ({ from, value: target, recorded: recorded(kpi, from) }));
    const begins = own.some(({ from }) => from === null);
    return { ...view, periods: begins ? own : [{ from: null, value: null }, ...own] };
  });
};
