import type { KpiSettings } from './kpi-settings';

/** The settings in force until somebody changes them. */
export const defaultKpiSettings: KpiSettings = {
  organisationName: 'My organisation',
  currency: 'USD',
  fiscalYearStartMonth: 1,
  firstReportMonth: '2021-01',
  costBasis: 'effective',
  countBasis: 'month-end',
  kpiScopeClasses: ['usage', 'commitment', 'support', 'vendor-fee', 'discount', 'other'],
  hibernationStartMonth: null,
  noiseBandPct: '2',
  warnBandPct: '2',
  nonProductionEnvironments: ['test', 'dev', 'staging', 'core'],
  sharedCostSplit: 'keep',
  sharedCostShares: {},
  paidBasis: 'entitlement-on-last-day',
  asOf: null,
  tagKeys: ['CloudClusterID', 'VpcID'],
  tagValueLimit: 200,
  clusterTagKeys: ['CloudClusterID', 'VpcID'],
  shrinkLimitPct: '5',
  reconciliationTolerancePct: '0.01',
  unmappedLimitPct: '0',
};
