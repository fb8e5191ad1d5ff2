import type { KpiSettings } from '../../kpis/kpi-settings';
import type { RuleKind } from '../../kpis/types';
import type { MonthlyReport } from '../../report/monthly-report';
import type { SectionId } from '../../report/sections/registry';
import type { ConfigRecord } from '../config-schema';

/** What a change of a setting does to the demo's documents of the months in which it is in force. */
export type Effect<Value = unknown> = {
  /** Another value than the demo's. */
  readonly value: Value;
  /** What has to be in force for it to matter. */
  readonly given: readonly ConfigRecord[];
  /** It matters only where no rules of this kind were ever saved. */
  readonly withShippedRules?: RuleKind;
  readonly parts: readonly Exclude<keyof MonthlyReport, 'sections'>[];
  readonly sections: readonly SectionId[];
  /** The KPIs whose value moves. */
  readonly kpis: readonly string[];
  /** The ids of the figures that may move. */
  readonly figures: RegExp;
  /** It classifies the lines of bills: the months before it keep theirs in every document. */
  readonly isOfEachMonth?: true;
};

type SettingEffects = { readonly [Key in keyof KpiSettings]: Effect<KpiSettings[Key]> };

const none = /(?!)/;
/** Everything but what is counted. */
const costs = /^(?!workspaces\.|scorecard\.(WB|AHR)\.|clusters\..+\.(total|active|hibernated)$)/;
/** What is counted, and what is divided by it. */
const counts =
  /^(workspaces|rules|headline)\.|^clusters\..+\.(total|active|hibernated|per-active)$|\.per-workspace$|^scorecard\.(?!DM|CPBM|NPEC)/;
const nothing = { given: [], parts: [], sections: [], kpis: [], figures: none } as const;

const perWorkspace = ['APWC', 'APFC', 'ASWC', 'SAPWC', 'SASWC', 'AAPWC', 'SAASWC', 'ATPFC'];
const money: SectionId[] = [
  ...(['headline', 'scorecard', 'movers', 'environments', 'accounts', 'cost-types', 'clusters'] as const),
  ...(['savings', 'projection', 'rules', 'data-notes'] as const),
];

const split: SectionId[] = ['headline', 'scorecard', 'environments', 'cost-types', 'clusters', 'rules'];

/** A row for every setting there is: the type asks for it. */
export const settingEffects: SettingEffects = {
  organisationName: { ...nothing, value: 'Another name', parts: ['organisation'] },
  currency: {
    ...nothing,
    value: 'EUR',
    parts: ['currency', 'hasBill'],
    sections: [...money, 'actions'],
    kpis: [...perWorkspace, 'DM', 'CPBM', 'NPEC'],
    // Without a rate there is no cost, and so there are no clusters to count in.
    figures: /^(?!workspaces\.|scorecard\.(WB|AHR)\.)/,
  },
  fiscalYearStartMonth: {
    ...nothing,
    value: 4,
    sections: ['accounts', 'projection', 'rules'],
    figures: /^(accounts\..+\.fiscal-year-to-date|projection\..+|rules\.P-3\..+)$/,
  },
  firstReportMonth: { ...nothing, value: '2020-01', parts: ['number'] },
  costBasis: {
    ...nothing,
    value: 'billed',
    parts: ['basis'],
    // The demo pays its commitments every month: what it is billed is as much as what is effective, in other accounts.
    sections: money.filter((id) => id !== 'projection'),
    kpis: [...perWorkspace, 'CPBM', 'NPEC'],
    figures: costs,
  },
  countBasis: {
    ...nothing,
    value: 'daily-average',
    parts: ['countBasis'],
    sections: [...split, 'workspaces', 'data-notes'],
    kpis: [...perWorkspace, 'WB', 'AHR'],
    figures: counts,
  },
  kpiScopeClasses: {
    ...nothing,
    value: ['usage', 'commitment', 'discount', 'other'],
    sections: money,
    kpis: [...perWorkspace, 'DM', 'NPEC'],
    figures: costs,
  },
  hibernationStartMonth: {
    ...nothing,
    value: '2026-01',
    sections: ['scorecard', 'clusters', 'workspaces'],
    kpis: ['APFC', 'AAPWC', 'SAASWC', 'AHR'],
    figures: /^(workspaces\.|clusters\..+\.(active|hibernated|per-active)$|scorecard\.(APFC|AAPWC|SAASWC|AHR)\.)/,
  },
  noiseBandPct: {
    ...nothing,
    value: '50',
    sections: ['headline', 'movers', 'rules'],
    figures: /^headline\./,
  },
  warnBandPct: { ...nothing, value: '90', sections: ['scorecard', 'rules'] },
  nonProductionEnvironments: {
    ...nothing,
    value: ['test', 'dev'],
    sections: ['environments', 'rules'],
    figures: /P-4/,
  },
  sharedCostSplit: {
    ...nothing,
    value: 'proportional',
    sections: split,
    kpis: [...perWorkspace, 'DM', 'CPBM', 'NPEC'],
    figures: costs,
  },
  sharedCostShares: {
    ...nothing,
    given: [
      { kind: 'setting', key: 'sharedCostSplit', from: null, after: 'fixed' },
      { kind: 'setting', key: 'sharedCostShares', from: null, after: { core: '1' } },
    ],
    value: { production: '1' },
    sections: split,
    // What is divided by all environments' cost, or has production's and core's in, does not move.
    kpis: ['APWC', 'APFC', 'ASWC', 'AAPWC', 'ATPFC', 'CPBM', 'NPEC'],
    figures: costs,
  },
  // The demo's workspaces are counted as paid in their files: only the caveat moves.
  paidBasis: { ...nothing, value: 'payment-received', sections: ['scorecard'] },
  asOf: { ...nothing, value: '2026-03-20', parts: ['asOf'] },
  tagKeys: { ...nothing, value: ['VpcID'], sections: ['data-notes'], figures: /^data-notes\./ },
  // What is imported from then on; no document.
  tagValueLimit: { ...nothing, value: 1 },
  clusterTagKeys: {
    ...nothing,
    withShippedRules: 'cluster',
    value: ['Nothing'],
    sections: ['clusters'],
    figures: /^clusters\./,
    isOfEachMonth: true,
  },
  // Asks before an import; no document.
  shrinkLimitPct: { ...nothing, value: '50' },
  reconciliationTolerancePct: { ...nothing, value: '50', sections: ['data-notes'] },
  // What the checklist of a closing asks; no document.
  unmappedLimitPct: { ...nothing, value: '100' },
};
