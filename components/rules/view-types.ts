import type { ValuePeriod } from '@/components/settings/view-types';
import type { RuleCatchesView } from '@/lib/config/catches-view';
import type { ConfigRule } from '@/lib/config/config-schema';
import type { CostBasis, RuleKind } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';

export type RulePeriod = ValuePeriod<readonly ConfigRule[]>;

/** The rules of one kind as the page shows them: in force in a month, and what they catch of it. */
export type RulesView = {
  readonly kind: RuleKind;
  readonly month: Month;
  /** Those with data, the newest first. */
  readonly months: readonly Month[];
  readonly basis: CostBasis;
  readonly canChange: boolean;
  /** All sets with their months, the first from the beginning. */
  readonly periods: readonly RulePeriod[];
  /** The set in force in the month. */
  readonly inForce: RulePeriod;
  /** The shipped rules; none of cost classes. */
  readonly starters: readonly ConfigRule[];
  /** What connections suggest: rules that give the cost and the counts of a cluster one name. */
  readonly offered: readonly ConfigRule[];
  /** What a rule can result in, to be chosen or proposed. */
  readonly results: readonly string[];
  readonly catches: RuleCatchesView;
};
