import type { RuleKind } from '@/lib/kpis/types';
import type { PatternField } from './rule-drafts';

type KindWords = { readonly title: string; readonly one: string; readonly lead: string };

/** How each kind of rules is called, and what it is for. */
export const kindWords: Readonly<Record<RuleKind, KindWords>> = {
  'cost-type': {
    title: 'Cost types',
    one: 'cost type',
    lead: 'Service alone hides NAT gateways, EBS and data transfer inside EC2: rules over usage type take them out.',
  },
  'cost-class': {
    title: 'Cost classes',
    one: 'cost class',
    lead: 'CPBM divides customer-specific by variable platform cost: these rules say which is which.',
  },
  cluster: {
    title: 'Clusters',
    one: 'cluster',
    lead: 'Which cluster a line belongs to. A result of $tag is the matched tag’s own value.',
  },
};

export const fieldWords: Readonly<Record<PatternField, string>> = {
  account: 'Account',
  service: 'Service',
  usageType: 'Usage type',
  operation: 'Operation',
  region: 'Region',
  scopeClass: 'Kind of charge',
  costType: 'Cost type',
  cluster: 'Cluster',
  tagKey: 'Tag key',
  tagValue: 'Tag value',
};

const everywhere: readonly PatternField[] = [
  ...(['service', 'usageType', 'operation', 'account', 'region', 'scopeClass'] as const),
];
const tag: readonly PatternField[] = ['tagKey', 'tagValue'];

/** What the rules of a kind can look at: later kinds at what earlier ones made of a line. */
export const fieldsOf: Readonly<Record<RuleKind, readonly PatternField[]>> = {
  'cost-type': [...everywhere, ...tag],
  cluster: [...everywhere, 'costType', ...tag],
  'cost-class': [...everywhere, 'costType', 'cluster', ...tag],
};

/** What a result is called on screen: `$tag` is the tag’s value, a class has words. */
export const resultWords = (result: string): string => (result === '$tag' ? 'the tag’s value' : result);
