import type { Month } from '../../month/month';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { countOf } from '../format/words';
import type { KpiCard } from '../schema/scorecard';
import { kpiCard } from '../scorecard/kpi-card';
import type { KpiPage } from './kpi-page';

/** Every KPI in force in a month, by group. */
export type KpiList = Pick<
  KpiPage,
  'month' | 'monthName' | 'basis' | 'currency' | 'countBasis' | 'dataState' | 'reportState' | 'partialTo'
> & {
  readonly finding: string;
  readonly groups: readonly {
    readonly group: KpiCard['group'];
    readonly title: string;
    readonly cards: readonly (KpiCard & { readonly version: number; readonly validFrom: Month | null })[];
  }[];
};

const titles: readonly { readonly group: KpiCard['group']; readonly title: string }[] = [
  { group: 'primary', title: 'Primary' },
  { group: 'secondary', title: 'Secondary' },
  { group: 'custom', title: 'Your own' },
];

const findingOf = (cards: readonly KpiCard[]): string => {
  const judged = (status: KpiCard['status']) => cards.filter((card) => card.status === status).length;
  const parts = [
    { count: judged('on-target'), text: 'on target' },
    { count: judged('close-to-limit'), text: 'close to the limit' },
    { count: judged('off-target'), text: 'off target' },
    { count: judged('undecided'), text: 'undecided' },
    { count: judged('not-computable'), text: 'without a value' },
  ].filter(({ count }) => count > 0);
  const all = countOf(cards.length, 'KPI');
  return [all, ...parts.map(({ count, text }) => `${count} ${text}`)].join(', ');
};

/** The KPIs in force in the context's month with value, change, verdict and 13 months each. */
export const buildKpiList = (context: ReportContext): KpiList => {
  const { inputs, month, currency } = context;
  const cards = context.kpis.results.map((result) => ({
    ...kpiCard(context, result),
    ...{ version: result.definition.version, validFrom: result.definition.validFrom },
  }));
  return {
    ...{ month, currency, monthName: monthName(month), basis: inputs.basis },
    countBasis: inputs.settings.countBasis,
    dataState: context.state?.data ?? 'open',
    reportState: context.state?.report ?? 'draft',
    partialTo: context.isPartial ? (context.state?.lastUsageDay ?? null) : null,
    finding: findingOf(cards),
    groups: titles
      .map(({ group, title }) => ({ group, title, cards: cards.filter((card) => card.group === group) }))
      .filter(({ cards: own }) => own.length > 0),
  };
};
