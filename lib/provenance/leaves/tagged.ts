import { sumNanos } from '../../money/nanos';
import { divide, fromNanos, isZero, type Rational } from '../../money/rational';
import type { TaggedCost } from '../../report/data-notes/tagged-cost';
import type { Leaf, Line } from '../leaf';
import { accountLabel, type Explained } from '../month-view';
import { printValue } from '../print-value';
import { namedRef } from '../refs';

const costOf = (costs: readonly TaggedCost[]): Rational | null => {
  const nanos = sumNanos(costs.map((cost) => cost.nanos));
  return nanos === null ? null : fromNanos(nanos);
};

const byAccount = (view: Explained, costs: readonly TaggedCost[]): Line[] =>
  [...new Set(costs.map(({ accountId }) => accountId))].sort().map((accountId) => ({
    label: accountLabel(view, accountId),
    ...{ value: costOf(costs.filter((cost) => cost.accountId === accountId)), unit: 'money', of: null },
  }));

const carries =
  (key: string) =>
  ({ keys }: TaggedCost): boolean =>
    key === 'none' ? keys.length === 0 : keys.includes(key);

const labelOf = (key: string): string =>
  key === 'none' ? 'Usage cost without any of the tag keys' : `Usage cost with the tag key ${key}`;

const amountLeaf = (view: Explained, label: string, costs: readonly TaggedCost[]): Leaf => ({
  ...{ label, value: costOf(costs), unit: 'money', partsBy: 'account', adds: true },
  reason: costOf(costs) === null ? 'The bill does not know this cost in the report’s basis.' : null,
  ...{ lines: () => byAccount(view, costs), imports: view.bills },
});

const shareLeaf = (view: Explained, key: string): Leaf => {
  const all = view.inputs.tagCoverage;
  const [part, whole] = [costOf(all.filter(carries(key))), costOf(all)];
  const print = (value: Rational | null) => (value === null ? '–' : printValue(value, 'money', view.currency));
  const isKnown = part !== null && whole !== null && !isZero(whole);
  return {
    ...{ label: `Share of ${labelOf(key).toLowerCase()}`, unit: 'share', partsBy: 'term' },
    value: isKnown ? divide(part, whole) : null,
    reason: isKnown ? null : 'There is no usage cost.',
    formula: { text: `${labelOf(key)} ÷ usage cost`, values: `${print(part)} ÷ ${print(whole)}` },
    lines: () => [
      { label: labelOf(key), value: part, unit: 'money', of: namedRef('tagged', `amount.${key}`) },
      { label: 'Usage cost', value: whole, unit: 'money', of: namedRef('tagged', 'all') },
    ],
  };
};

/** How much of usage carries a tag key: `share.VpcID`, `amount.VpcID`, `share.none`, `all`; null for anything else. */
export const taggedLeaf = (view: Explained, id: string): Leaf | null => {
  const all = view.inputs.tagCoverage;
  if (id === 'all') return amountLeaf(view, 'Usage cost', all);
  const found = /^(share|amount)\.(.+)$/.exec(id);
  const [kind, key = ''] = found?.slice(1) ?? [];
  if (key !== 'none' && !view.inputs.settings.tagKeys.includes(key)) return null;
  return kind === 'share' ? shareLeaf(view, key) : amountLeaf(view, labelOf(key), all.filter(carries(key)));
};
