import type { EnvironmentId } from '../../kpis/types';
import type { Month } from '../../month/month';

/** What an account's usage or commitments cost in a month, priced in one way. Nanos; null where the bill does not know. */
export type PricedCost = {
  readonly month: Month;
  readonly accountId: string;
  /** By the mapping in force in that month. */
  readonly environment: EnvironmentId;
  readonly scopeClass: 'usage' | 'commitment';
  /** FOCUS's word, `Standard`, `Committed`, `Dynamic` or `Other`; null where the bill names none. */
  readonly pricingCategory: string | null;
  /** `Used` or `Unused`; null off commitments. */
  readonly commitmentStatus: string | null;
  readonly effectiveNanos: bigint | null;
  readonly contractedNanos: bigint | null;
  readonly listNanos: bigint | null;
};

/** What a savings vendor reports for an account and month, its products together. Nanos. */
export type VendorSaving = {
  readonly month: Month;
  readonly accountId: string;
  readonly environment: EnvironmentId;
  readonly vendor: string;
  readonly grossNanos: bigint;
  /** Before refunds. */
  readonly feeNanos: bigint;
  readonly refundNanos: bigint;
};

/** What the AWS Marketplace billed for a product in the report's month, in all accounts. Nanos, billed. */
export type MarketplaceCharge = { readonly service: string; readonly billedNanos: bigint };

/** What the report's savings are made of: 13 months of costs and of vendors' reports, the report's month last. */
export type SavingsInputs = {
  readonly costs: readonly PricedCost[];
  readonly vendors: readonly VendorSaving[];
  readonly marketplace: readonly MarketplaceCharge[];
};
