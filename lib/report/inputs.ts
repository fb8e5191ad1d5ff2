import type { KpiSettings } from '../kpis/kpi-settings';
import type {
  CostBasis,
  DataState,
  EnvironmentId,
  KpiDefinition,
  MonthInputs,
  ReportState,
  Target,
} from '../kpis/types';
import type { Day, Month } from '../month/month';
import type { Annotation } from './annotations/annotation';
import type { PayerBilled, ReportConversions } from './currency/conversion';
import type { TaggedCost } from './data-notes/tagged-cost';
import type { MoverLine } from './movers/mover-line';
import type { SavingsInputs } from './savings/savings-inputs';
import type { ReportIssue } from './schema/editions';
import type { Words } from './words/words';

export type ReportAccount = {
  readonly accountId: string;
  readonly name: string;
  readonly owner: string | null;
  readonly team?: string | null;
  /** By the mapping in force in the report's month. */
  readonly environment: EnvironmentId;
  /** The mapping changes of this account, oldest first. */
  readonly mappings: readonly { readonly from: Month; readonly environment: EnvironmentId }[];
};

export type ReportMonthState = {
  readonly month: Month;
  readonly data: DataState;
  readonly report: ReportState;
  /** Rows left out because a person accepted a bill with rejects. */
  readonly rejectedRows: number;
  /** Billed cost of everything imported for the month, in nanos; null without a bill. */
  readonly billedNanos: bigint | null;
  /** What brought data that counts: bills by feed, small files by kind. */
  readonly sources: readonly string[];
  /** The last usage day in the bill, for partial months. */
  readonly lastUsageDay: Day | null;
};

/** One line of a budget: of an environment, of an account, or, with neither, of everything. */
export type ReportBudget = {
  readonly month: Month;
  readonly environment: EnvironmentId | null;
  readonly accountId: string | null;
  /** In the organisation's currency. */
  readonly nanos: bigint;
};

/** Everything a month's report is built from; loaded by one query, consumed by pure code. */
export type ReportInputs = {
  readonly organisation: { readonly id: 'own' | 'demo'; readonly name: string };
  readonly month: Month;
  /** Which edition this is, and who signed it; a draft says nothing. */
  readonly issue: ReportIssue;
  readonly asOf: Day;
  readonly basis: CostBasis;
  readonly settings: KpiSettings;
  /** Oldest first, without gaps, the report's month last; as far back as there is anything, 37 months at most. */
  readonly months: readonly MonthInputs[];
  readonly states: readonly ReportMonthState[];
  readonly definitions: readonly KpiDefinition[];
  readonly targets: readonly Target[];
  readonly accounts: readonly ReportAccount[];
  readonly annotations: readonly Annotation[];
  /** Whether any cost-class rule exists: CPBM is not configured before. */
  readonly hasCostClassRules: boolean;
  readonly invoiceTotals: readonly {
    readonly month: Month;
    readonly payerId: string;
    readonly amount: string;
    readonly currency: string;
    /** The format of the bill whose own rows say so; absent for what was typed in. */
    readonly from?: string;
  }[];
  /** What each payer was billed in the report's month, in the bill's currency. */
  readonly payers: readonly PayerBilled[];
  /** From the first of the months to a year after the last, months to come included; oldest first. */
  readonly budgets: readonly ReportBudget[];
  /** The lines of what moved most, the report's month against the one before; of no other account and cost type. */
  readonly moverLines: readonly MoverLine[];
  /** What people have written into the report. */
  readonly words: Words;
  /** What was paid in which way, and what savings vendors report. */
  readonly savings: SavingsInputs;
  /** What usage cost in the report's month, by the tag keys that it carries. */
  readonly tagCoverage: readonly TaggedCost[];
  /** Given when a month has money in another currency than the report's. */
  readonly conversions?: ReportConversions;
};
