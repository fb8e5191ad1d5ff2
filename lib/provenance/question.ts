import type { CostClass, EnvironmentId } from '../kpis/types';
import type { Month } from '../month/month';

/** Which part of a month's cost is asked about; what is not given is all of it. */
export type CostFilter = {
  readonly environment?: EnvironmentId;
  readonly class?: CostClass;
  readonly account?: string;
  readonly type?: string;
  readonly service?: string;
  /** Empty: what no cluster is named for. */
  readonly cluster?: string;
  /** The number of a line key: one kind of line of the bill. */
  readonly line?: string;
};

/** The parts of a cost from the widest to the narrowest. */
export const filterKeys = ['environment', 'class', 'cluster', 'account', 'type', 'service', 'line'] as const;

/** What is asked by a name of its own: `bill.tax`, `savings.list`, `budget.2026-01`, `figure.accounts.total.share`. */
export const namedKinds = ['bill', 'savings', 'budget', 'forecast', 'tagged', 'figure'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** A question about a month; null is the month that the whole is asked about. */
export type Ref = { readonly question: Question; readonly month: Month | null };

/** What a figure is asked about: something that the data holds, or what is worked out from such things. */
export type Question =
  | { readonly kind: 'kpi'; readonly id: string }
  | { readonly kind: 'measure'; readonly id: string; readonly cluster?: string }
  | { readonly kind: 'cost'; readonly filter: CostFilter }
  | { readonly kind: NamedKind; readonly id: string }
  /** Amounts added up, others taken off. */
  | { readonly kind: 'sum'; readonly of: readonly Ref[]; readonly less: readonly Ref[] }
  | { readonly kind: 'ratio'; readonly of: Ref; readonly to: Ref }
  /** A change as a fraction of what it is compared with. */
  | { readonly kind: 'relative'; readonly of: Ref; readonly than: Ref }
  /** The sum over the months from one on, to the month asked about. */
  | { readonly kind: 'months'; readonly of: Question; readonly from: Month }
  /** What one side of a KPI's formula did to it since another month. */
  | { readonly kind: 'effect'; readonly id: string; readonly side: EffectSide; readonly from: Month };

export const effectSides = ['numerator', 'denominator'] as const;
export type EffectSide = (typeof effectSides)[number];

const withParameters = (name: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0 ? name : `${name}?${new URLSearchParams(pairs.map(([key, value]) => [key, value]))}`;

/** The text of a question and its month: `cost.total@2025-12`. */
export const refText = ({ question, month }: Ref): string =>
  month === null ? questionText(question) : `${questionText(question)}@${month}`;

/** The text of a question, as addresses and the command line take it. */
export const questionText = (question: Question): string => {
  switch (question.kind) {
    case 'kpi':
      return question.id;
    case 'measure':
      return withParameters(question.id, question.cluster === undefined ? [] : [['cluster', question.cluster]]);
    case 'cost':
      return withParameters(
        'cost',
        filterKeys.flatMap((key): [string, string][] => {
          const value = question.filter[key];
          return value === undefined ? [] : [[key, value]];
        }),
      );
    case 'sum':
      return withParameters('sum', [
        ...question.of.map((ref): [string, string] => ['of', refText(ref)]),
        ...question.less.map((ref): [string, string] => ['less', refText(ref)]),
      ]);
    case 'ratio':
      return withParameters('ratio', [
        ['of', refText(question.of)],
        ['to', refText(question.to)],
      ]);
    case 'relative':
      return withParameters('relative', [
        ['of', refText(question.of)],
        ['than', refText(question.than)],
      ]);
    case 'months':
      return withParameters('months', [
        ['of', questionText(question.of)],
        ['from', question.from],
      ]);
    case 'effect':
      return withParameters('effect', [
        ['kpi', question.id],
        ['side', question.side],
        ['from', question.from],
      ]);
    default:
      return `${question.kind}.${question.id}`;
  }
};
