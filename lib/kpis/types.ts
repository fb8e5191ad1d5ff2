import type { Rational } from '../money/rational';
import type { Month } from '../month/month';

/** The environments an account can be mapped to; `unmapped` is what no mapping names. */
export const environments = [
  'production',
  'core',
  'test',
  'dev',
  'staging',
  'shared',
  'out-of-scope',
  'unmapped',
] as const;
export type EnvironmentId = (typeof environments)[number];

/** What kind of charge a line is, computed for every line at import (kpis.md, Cost basis). */
export const scopeClasses = [
  'usage',
  'commitment',
  'support',
  'vendor-fee',
  'marketplace',
  'tax',
  'credit',
  'refund',
  'discount',
  'other',
] as const;
export type ScopeClass = (typeof scopeClasses)[number];

export const costBases = ['effective', 'billed', 'contracted', 'list'] as const;
export type CostBasis = (typeof costBases)[number];

export const costClasses = ['customer-specific', 'variable-platform', 'fixed-platform', 'unclassified'] as const;
export type CostClass = (typeof costClasses)[number];

/** What the ordered rules look at: one distinct kind of bill line. */
export type LineKey = {
  readonly payerId: string;
  readonly accountId: string;
  readonly service: string;
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly region: string | null;
  readonly scopeClass: ScopeClass;
  readonly pricingCategory: string | null;
  readonly commitmentStatus: string | null;
  readonly usageUnit: string | null;
  readonly tags: Readonly<Record<string, string>>;
};

export type Classification = {
  readonly costType: string;
  readonly costClass: CostClass;
  readonly cluster: string | null;
};

/** One cell of a month's cost: everything the KPIs and the report ask of a bill, in one cost basis. */
export type CostCell = {
  readonly accountId: string;
  readonly environment: EnvironmentId;
  readonly service: string;
  readonly costType: string;
  readonly costClass: CostClass;
  readonly cluster: string | null;
  readonly scopeClass: ScopeClass;
  /** Null: this bill does not know the cost in the asked basis. */
  readonly nanos: bigint | null;
};

export type CountBasis = 'month-end' | 'daily-average';

/** Workspace counts of a month, or of one cluster in it. Null: not given, and not derivable. */
export type WorkspaceCounts = {
  readonly total: Rational | null;
  readonly active: Rational | null;
  readonly hibernated: Rational | null;
  readonly paid: Rational | null;
  readonly freemium: Rational | null;
  readonly freemiumActive: Rational | null;
  readonly elevenPlus: Rational | null;
  /** Workspaces being created or deleted: in neither, and shown. */
  readonly provisioning: Rational | null;
  readonly leaving: Rational | null;
  /** In states that nobody has put anywhere: in neither, and shown. */
  readonly unclassified?: Rational | null;
};

export type MonthCounts = WorkspaceCounts & {
  readonly basis: CountBasis;
  /** Where `paid` is from: given as a count, or counted from the entitlements. */
  readonly paidSource?: 'counts' | 'entitlements';
  /** The other basis, when both can be had: shown as a caveat when they differ by over 5 %. */
  readonly otherBasisTotal: Rational | null;
  readonly clusters: readonly (WorkspaceCounts & { readonly cluster: string })[];
};

/** Everything one month's KPIs are computed from. */
export type MonthInputs = {
  readonly month: Month;
  readonly currency: string;
  /** What has no rate to `currency`, the bill (vendor null) or a vendor's report: nothing is added then. */
  readonly missingRates?: readonly { readonly currency: string; readonly vendor: string | null }[];
  /** Null: no bill for this month, or a rate is missing. */
  readonly costs: readonly CostCell[] | null;
  /** Null: no workspace counts for this month. */
  readonly counts: MonthCounts | null;
  readonly fleet: {
    readonly spotHours: Rational;
    readonly totalHours: Rational;
    readonly source: 'bill' | 'csv';
  } | null;
};

export const dataStates = ['open', 'provisional', 'final'] as const;
export type DataState = (typeof dataStates)[number];

/** What a feed says about how complete a month is. */
export type FeedState = {
  readonly feed: string;
  readonly isEstimated: boolean;
  /** Every cost line of a kind that is invoiced carries an invoice id. */
  readonly hasInvoices: boolean;
  /** Rows that a person accepted as left out. */
  readonly rejectedRows: number;
  /** The source flags estimates itself (Cost Explorer): without the flag and without invoices nothing says that a month is final. */
  readonly hasEstimateFlag?: boolean;
};

export type MeasureUnit = 'money' | 'count' | 'instance-hours';
export type KpiUnit = 'money-per-workspace' | 'share' | 'ratio' | 'money';
export type Better = 'lower' | 'higher' | 'none';

/** A KPI definition is data; the 13 built-in ones are version 1. */
export type KpiDefinition = {
  readonly id: string;
  readonly name: string;
  readonly group: 'primary' | 'secondary' | 'custom';
  readonly formula: string;
  readonly unit: KpiUnit;
  readonly better: Better;
  /** One sentence for the page. */
  readonly description: string;
  /** How the numerator and the denominator are called in the split of a change. */
  readonly numeratorLabel: string;
  readonly denominatorLabel: string;
  readonly caveats: readonly string[];
  /** Drawn as "not comparable" at the month hibernation began. */
  readonly breaksAtHibernation: boolean;
  readonly version: number;
  readonly validFrom: Month | null;
  /** From its month on there is no such KPI. */
  readonly isRetired?: true | undefined;
};

/** Why there is no number, for people: what is missing and what to do. */
export type Reason = {
  readonly code:
    | 'no-bill'
    | 'no-counts'
    | 'missing-count'
    | 'zero-denominator'
    | 'before-hibernation'
    | 'no-class-rules'
    | 'no-environment'
    | 'formula-error'
    | 'basis-unknown'
    | 'missing-rate'
    | 'unknown-measure'
    | 'no-fleet-hours';
  /** The measure or input that is missing. */
  readonly subject: string;
  readonly text: string;
};

export type Measure =
  | { readonly id: string; readonly unit: MeasureUnit; readonly value: Rational; readonly reason: null }
  | { readonly id: string; readonly unit: MeasureUnit; readonly value: null; readonly reason: Reason };

export type Measures = ReadonlyMap<string, Measure>;

export type KpiValue = {
  readonly id: string;
  readonly definition: KpiDefinition;
  readonly value: Rational | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  /** Every measure of the formula with its value, in the formula's order. */
  readonly terms: readonly Measure[];
  readonly reason: Reason | null;
};

/** An exact split of a KPI's change: the effects sum to the change. */
export type KpiChange = {
  readonly change: Rational;
  readonly numeratorEffect: Rational;
  readonly denominatorEffect: Rational;
};

export const statuses = [
  'on-target',
  'close-to-limit',
  'off-target',
  'no-target',
  'undecided',
  'not-computable',
] as const;
export type Status = (typeof statuses)[number];

export type Target = {
  readonly kpiId: string;
  readonly validFrom: Month | null;
  readonly kind: 'threshold' | 'trend';
  /** For thresholds: the comparison that passes. For trends: `falls` or `rises` against the mean of the 3 months before. */
  readonly operator: '<' | '<=' | '>' | '>=' | 'falls' | 'rises';
  readonly fail: string | null;
  readonly warn: string | null;
};

export { type Rule, type RuleKind, ruleKinds } from './rule-types';

export type ReportState = 'draft' | 'closed' | 'published' | 'restated';
