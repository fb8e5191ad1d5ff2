import type { Rational } from '../../money/rational';
import type { Known, MonthSavings } from '../../report/savings/month-savings';
import type { Leaf, Line } from '../leaf';
import type { Explained } from '../month-view';
import { printValue } from '../print-value';
import { namedRef } from '../refs';

type Rate = {
  readonly label: string;
  readonly text: string;
  readonly of: (savings: MonthSavings) => Known;
  /** What stands in the formula, by name. */
  readonly terms: readonly (readonly [id: string, label: string])[];
  readonly values: (printed: readonly string[]) => string;
};

const list = ['list', 'Usage at list prices'] as const;

/** What a rate of savings is a share of (kpis.md, effective savings rate). */
const rates: Readonly<Record<string, Rate>> = {
  esr: {
    label: 'Effective savings rate',
    text: '(list − effective) ÷ list',
    of: ({ esr }) => esr,
    terms: [list, ['effective', 'Effective cost of usage and commitments']],
    values: ([whole, paid]) => `(${whole} − ${paid}) ÷ ${whole}`,
  },
  'net-esr': {
    label: 'Net effective savings rate',
    text: '(list − effective − fees + refunds) ÷ list',
    of: ({ netEsr }) => netEsr,
    terms: [list, ['after-fees', 'Effective cost after vendors’ fees']],
    values: ([whole, paid]) => `(${whole} − ${paid}) ÷ ${whole}`,
  },
  coverage: {
    label: 'Commitment coverage',
    text: 'usage that commitments cover ÷ usage without spot, both at list prices',
    of: ({ coverage }) => coverage,
    terms: [
      ['covered', 'Usage that commitments cover'],
      ['coverable', 'Usage without spot'],
    ],
    values: ([part, whole]) => `${part} ÷ ${whole}`,
  },
  utilisation: {
    label: 'Commitment utilisation',
    text: 'used ÷ (used + unused)',
    of: ({ utilisation }) => utilisation,
    terms: [
      ['used', 'Commitments that were used'],
      ['unused', 'Commitments that nothing used'],
    ],
    values: ([used, unused]) => `${used} ÷ (${used} + ${unused})`,
  },
};

/** A rate of a month's savings with its terms; null where there is no such rate. */
export const savingsRateLeaf = (view: Explained, savings: MonthSavings, id: string): Leaf | null => {
  const rate = Object.hasOwn(rates, id) ? rates[id] : undefined;
  if (rate === undefined) return null;
  const { value, reason } = rate.of(savings);
  const terms = rate.terms.map(([term, label]): Line => {
    const of = namedRef('savings', term, savings.month);
    return { label, value: view.ask(of).value, unit: 'money', of };
  });
  const print = (amount: Rational | null) => (amount === null ? '–' : printValue(amount, 'money', view.currency));
  return {
    ...{ label: rate.label, value, unit: 'share', reason: reason?.text ?? null, partsBy: 'term' },
    formula: { text: rate.text, values: rate.values(terms.map((term) => print(term.value))) },
    lines: () => terms,
  };
};
