import type { CostBasis, RuleKind } from '../kpis/types';
import type { Month } from '../month/month';

/** Rows and cost of some lines, exact and as printed; printed parts sum to the printed total. Null: unknown. */
export type CaughtView = {
  readonly rows: number;
  readonly exact: string | null;
  readonly text: string;
  /** Of the total, in percent. */
  readonly share: string;
};

/** A kind of line that no rule names. */
export type UnnamedLine = {
  readonly accountId: string;
  readonly accountName: string;
  readonly service: string;
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly region: string | null;
  readonly scopeClass: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly exact: string | null;
  readonly text: string;
};

/** What the ordered rules of a kind catch in a month, and what they leave. */
export type RuleCatchesView = {
  readonly kind: RuleKind;
  readonly month: Month;
  readonly basis: CostBasis;
  readonly isProductionOnly: boolean;
  /** The report's; null: a bill is in another currency and the month lacks its rate, so nothing is added. */
  readonly currency: string | null;
  /** By rule, in order; with what falls through they sum to the total. */
  readonly catches: readonly CaughtView[];
  readonly fallThrough: CaughtView;
  readonly total: CaughtView;
  /** What no rule gives a name, a rule that names nothing (`other`) included: the dearest lines, and how many more. */
  readonly unnamed: CaughtView & { readonly lines: readonly UnnamedLine[]; readonly more: number };
  /** The share of cost that rules name, in percent. */
  readonly coverage: string;
};
