import type { Month } from '../month/month';

export const ruleKinds = ['cost-type', 'cost-class', 'cluster'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/**
 * One ordered rule: the first of its kind whose every given pattern matches wins.
 * Patterns are globs: `*` any text, `(a|b)` alternatives, case-sensitive, whole value.
 */
export type Rule = {
  readonly id: string;
  readonly kind: RuleKind;
  readonly position: number;
  readonly name: string;
  readonly validFrom: Month | null;
  readonly match: {
    readonly account?: string;
    readonly service?: string;
    readonly usageType?: string;
    readonly operation?: string;
    readonly region?: string;
    readonly scopeClass?: string;
    readonly cluster?: string;
    readonly costType?: string;
    readonly tag?: { readonly key: string; readonly value: string };
  };
  /** A cost type, a cost class, or a cluster name; `$tag` takes the matched tag's value. */
  readonly result: string;
};
