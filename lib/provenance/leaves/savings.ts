import 'server-only';
import { importsOfMonth } from '../../../db/queries/imports-of-month';
import { fromNanos, type Rational, subtract } from '../../money/rational';
import type { Month } from '../../month/month';
import { type Known, type MonthSavings, savingsByMonth } from '../../report/savings/month-savings';
import { type PriceSteps, priceSteps } from '../../report/savings/price-steps';
import type { PricedCost } from '../../report/savings/savings-inputs';
import { vendorPart } from '../../report/savings/waterfall-steps';
import type { Leaf, Line } from '../leaf';
import { accountLabel, type Explained } from '../month-view';
import { namedRef } from '../refs';
import { savingsRateLeaf } from './savings-rate';
import { vendorLeaf } from './vendor';

type Amount = { readonly label: string; readonly note: string; readonly of: (steps: PriceSteps) => bigint | null };

const minus = (nanos: bigint | null | undefined): bigint | null => (nanos == null ? null : -nanos);

/** What the bill's pricing columns say, summed from accounts. */
const amounts: Readonly<Record<string, Amount>> = {
  list: {
    label: 'Usage at list prices',
    note: 'Usage at public on-demand prices, from the bill’s list cost; fees of commitments have no list price and are not in it.',
    of: ({ list }) => list,
  },
  effective: {
    label: 'Effective cost of usage and commitments',
    note: 'What usage and commitments cost with fees spread over the time that they cover; commitments that nothing used are in it.',
    of: ({ effective }) => effective,
  },
  negotiated: {
    label: 'Negotiated prices',
    note: 'From list to contracted price.',
    of: ({ saved }) => minus(saved?.negotiated),
  },
  spot: { label: 'Spot', note: 'From list price to what spot cost.', of: ({ saved }) => minus(saved?.spot) },
  other: {
    label: 'Other differences',
    note: 'What lies between list and effective price for none of the other reasons.',
    of: ({ saved }) => minus(saved?.other),
  },
  'commitments-all': {
    label: 'Commitments, with the vendors’ part',
    note: 'From contracted price to effective cost, less what commitments cost that nothing used.',
    of: ({ saved }) => minus(saved?.commitments),
  },
  used: { label: 'Commitments that were used', note: 'Their effective cost.', of: ({ used }) => used },
  unused: {
    label: 'Commitments that nothing used',
    note: 'Rows of the bill with the commitment status Unused; in effective cost.',
    of: ({ unused }) => unused,
  },
  covered: {
    label: 'Usage that commitments cover, at list prices',
    note: 'Rows priced as committed, or with the commitment status Used.',
    of: ({ covered }) => covered,
  },
  coverable: {
    label: 'Usage without spot, at list prices',
    note: 'All usage that a commitment could cover.',
    of: ({ coverable }) => coverable,
  },
};

const ownCosts = ({ inputs }: Explained, month: Month): PricedCost[] =>
  inputs.savings.costs.filter((cost) => cost.month === month && cost.environment !== 'out-of-scope');

const accountLines = (view: Explained, month: Month, of: Amount['of']): Line[] => {
  const costs = ownCosts(view, month);
  const accounts = [...new Set(costs.map(({ accountId }) => accountId))].sort();
  return accounts.map((accountId) => {
    const nanos = of(priceSteps(costs.filter((cost) => cost.accountId === accountId)));
    const value = nanos === null ? null : fromNanos(nanos);
    return { label: accountLabel(view, accountId), value, unit: 'money', of: null };
  });
};

const amountLeaf = (view: Explained, savings: MonthSavings, amount: Amount): Leaf => {
  const { steps, month, list } = savings;
  const nanos = steps === null ? null : amount.of(steps);
  const imports = importsOfMonth(view.db, month, ['bill']);
  const value = nanos === null ? null : fromNanos(nanos);
  const reason = value === null ? (list.reason?.text ?? 'The bill does not know it.') : null;
  const base: Leaf = { label: amount.label, value, unit: 'money', reason, notes: [amount.note], imports };
  if (value === null) return base;
  return { ...base, partsBy: 'account', adds: true, lines: () => accountLines(view, month, amount.of) };
};

const named = (label: string, id: string, value: Rational | null, month: Month): Line => ({
  ...{ label, value, unit: 'money', of: namedRef('savings', id, month) },
});

const known = (label: string, { value, reason }: Known, rest: Partial<Leaf>): Leaf => ({
  ...{ label, value, unit: 'money', reason: reason?.text ?? null, partsBy: 'step', adds: true },
  ...rest,
});

const commitmentsLeaf = (view: Explained, savings: MonthSavings): Leaf => {
  const commitments = savings.steps?.saved?.commitments ?? null;
  const byVendors = commitments === null ? 0n : vendorPart(commitments, savings.gross);
  const value = commitments === null ? null : fromNanos(byVendors - commitments);
  const all = view.ask(namedRef('savings', 'commitments-all', savings.month)).value;
  return known('Commitments', { value, reason: null } as Known, {
    reason: value === null ? (savings.list.reason?.text ?? 'The bill does not know it.') : null,
    lines: () => [
      named('Commitments, with the vendors’ part', 'commitments-all', all, savings.month),
      named('Less the vendors’ part, which stands beside it', 'vendors-part', fromNanos(byVendors), savings.month),
    ],
  });
};

const afterFeesLeaf = ({ month, afterFees, effective, fee, refund }: MonthSavings): Leaf =>
  known('Effective cost after vendors’ fees', afterFees, {
    lines: () => [
      named('Effective cost of usage and commitments', 'effective', effective.value, month),
      named('Vendors’ fees', 'fee', fromNanos(fee), month),
      named('Less their refunds', 'less-refund', fromNanos(-refund), month),
    ],
  });

const savedLeaf = (savings: MonthSavings): Leaf => {
  const { month, list, afterFees, effective, vendors, netEsr } = savings;
  const isNet = vendors.length > 0 && netEsr.value !== null;
  const paid = isNet ? afterFees : effective;
  const isKnown = list.value !== null && paid.value !== null;
  const value = isKnown ? subtract(list.value, paid.value) : null;
  const negative = paid.value === null ? null : subtract(fromNanos(0n), paid.value);
  return known('Saved: list price less what was paid', { value, reason: null } as Known, {
    reason: list.reason?.text ?? paid.reason?.text ?? null,
    lines: () => [
      named('Usage at list prices', 'list', list.value, month),
      named(
        isNet ? 'Less effective cost after fees' : 'Less effective cost',
        isNet ? 'after-fees' : 'effective',
        negative,
        month,
      ),
    ],
  });
};

/** An amount or a rate of a month's savings; null where there is no such one. */
export const savingsLeaf = (view: Explained, id: string, month: Month): Leaf | null => {
  const savings = savingsByMonth(view.context).find((one) => one.month === month);
  if (savings === undefined) return null;
  const amount = Object.hasOwn(amounts, id) ? amounts[id] : undefined;
  if (amount !== undefined) return amountLeaf(view, savings, amount);
  if (id === 'commitments') return commitmentsLeaf(view, savings);
  if (id === 'after-fees') return afterFeesLeaf(savings);
  if (id === 'saved') return savedLeaf(savings);
  return savingsRateLeaf(view, savings, id) ?? vendorLeaf(view, savings, id);
};
