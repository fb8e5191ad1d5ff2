import type { Day, Month } from '../month/month';
import type { CostBasis, CountBasis, EnvironmentId, ScopeClass } from './types';

/** Settings that kpis.md names, as they are in force for one month. */
export type KpiSettings = {
  readonly organisationName: string;
  readonly currency: string;
  readonly fiscalYearStartMonth: number;
  readonly firstReportMonth: Month;
  readonly costBasis: CostBasis;
  readonly countBasis: CountBasis;
  /** Scope classes that KPI cost has in. */
  readonly kpiScopeClasses: readonly ScopeClass[];
  /** Null: always. */
  readonly hibernationStartMonth: Month | null;
  /** Change within this band is flat, in percent. */
  readonly noiseBandPct: string;
  /** A target is close when the value is within this share of the threshold, in percent. */
  readonly warnBandPct: string;
  readonly nonProductionEnvironments: readonly EnvironmentId[];
  readonly sharedCostSplit: 'keep' | 'proportional' | 'even' | 'fixed' | 'core';
  readonly sharedCostShares: Readonly<Partial<Record<EnvironmentId, string>>>;
  readonly paidBasis: 'entitlement-on-last-day' | 'payment-received';
  /** "Today"; null: the clock's. The demo has a day of its own. */
  readonly asOf: Day | null;
  /** Tag keys kept at import, and how many values of each. */
  readonly tagKeys: readonly string[];
  readonly tagValueLimit: number;
  readonly clusterTagKeys: readonly string[];
  /** A part that arrives alone and lowers the period's cost by more than this share asks first. */
  readonly shrinkLimitPct: string;
  readonly reconciliationTolerancePct: string;
  /** The share of KPI cost that may have no environment when a month is closed, in percent. */
  readonly unmappedLimitPct: string;
};
