import 'server-only';
import type { InputFile, MappedColumn, Notice, Reject } from '../lib/ingest/types';
import type { CountBasis, EnvironmentId } from '../lib/kpis/types';
import type { Day, Month } from '../lib/month/month';

/** Counts and hours are plain decimal text, so that daily averages stay exact. `cluster` is null for the whole. */
export type WorkspaceMonthRecord = {
  readonly month: Month;
  readonly cluster: string | null;
  readonly basis: CountBasis;
  readonly total: string | null;
  readonly active: string | null;
  readonly hibernated: string | null;
  readonly paid: string | null;
  readonly freemium: string | null;
  readonly freemiumActive: string | null;
  readonly elevenPlus: string | null;
  readonly provisioning: string | null;
  readonly leaving: string | null;
};

export type WorkspaceDayRecord = {
  readonly day: Day;
  readonly cluster: string | null;
  readonly total: string | null;
  readonly active: string | null;
  readonly hibernated: string | null;
  readonly paid: string | null;
  readonly freemiumActive: string | null;
  /** In neither count: being created, being deleted, in a state that is in no bucket. */
  readonly provisioning?: string | null;
  readonly leaving?: string | null;
  readonly unclassified?: string | null;
  /** The connection that counted, which makes a feed of its own; none for a file of somebody's. */
  readonly source?: string | null;
};

export type SavingRecord = {
  readonly month: Month;
  readonly accountId: string;
  readonly vendor: string;
  readonly grossSavingNanos: bigint;
  readonly feeNanos: bigint;
  readonly refundNanos: bigint | null;
  readonly product: string | null;
  readonly currency: string;
  readonly note: string | null;
};

export type EntitlementRecord = {
  readonly workspaceId: string;
  readonly plan: string;
  readonly paidFrom: Day;
  readonly paidUntil: Day | null;
  readonly paidFor: string | null;
  readonly seats: number | null;
  readonly activeUsers: number | null;
};

export type AccountMappingRecord = {
  readonly accountId: string;
  readonly environment: EnvironmentId;
  readonly validFrom: Month;
  readonly name: string | null;
  readonly owner: string | null;
  readonly team?: string | null;
};

export type BudgetRecord = {
  readonly month: Month;
  readonly amountNanos: bigint;
  readonly environment: EnvironmentId | null;
  readonly accountId: string | null;
};

export type FleetRecord = {
  readonly month: Month;
  readonly environment: EnvironmentId | null;
  readonly spotHours: string;
  readonly totalHours: string;
};

export type RateRecord = {
  readonly month: Month;
  readonly currency: string;
  readonly toCurrency: string;
  /** What one unit of the currency is in the other: plain decimal, more than 0. */
  readonly rate: string;
};

/** The row type of every kind of small file, and of counts typed in. */
export type Records = {
  readonly 'workspaces-monthly': WorkspaceMonthRecord;
  readonly 'workspaces-daily': WorkspaceDayRecord;
  readonly 'workspaces-typed': WorkspaceMonthRecord;
  readonly savings: SavingRecord;
  readonly entitlements: EntitlementRecord;
  readonly accounts: AccountMappingRecord;
  readonly budgets: BudgetRecord;
  readonly fleet: FleetRecord;
  readonly rates: RateRecord;
};
export type RecordKind = keyof Records;

/** One small file, read and checked: what `stageRecords` takes. */
export type RecordSet = {
  [Kind in RecordKind]: {
    readonly kind: Kind;
    readonly name: string;
    readonly files: readonly InputFile[];
    readonly sha256: string;
    readonly rowsRead: number;
    readonly rowsRejected: number;
    readonly rejects: readonly Reject[];
    readonly notices: readonly Notice[];
    readonly columns: readonly MappedColumn[];
    readonly columnCount: number;
    readonly records: readonly Records[Kind][];
  };
}[RecordKind];
