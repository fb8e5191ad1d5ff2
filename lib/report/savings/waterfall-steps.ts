import { formatShare } from '../../kpis/format';
import { withSign } from '../../kpis/format-change';
import { absolute, divide, fromInteger, fromNanos, isZero, multiply, type Rational } from '../../money/rational';
import { type FigureReason, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber, formatNumberChange } from '../format/numbers';
import type { SavingsStep } from '../schema/savings';
import { type Known, type MonthSavings, vendorNames } from './month-savings';

type Step = Pick<SavingsStep, 'id' | 'label' | 'kind'> & {
  readonly value: Rational | null;
  readonly reason: FigureReason | null;
};

const hundred = fromInteger(100);

/** What to do where a bill lacks contracted prices. */
export const contractedHint =
  'The bill has no contracted cost, so that negotiated prices can not be told apart. The Cost and Usage Report has none; a FOCUS export has it in ContractedCost: add one under Data Exports in the AWS console, and import it for the month.';

/**
 * The part of the commitments' saving that vendors brought: their gross saving, at most all of it. The bill's effective
 * cost has this saving in already, so it is cut out of the commitments' step and never counted beside it.
 */
export const vendorPart = (commitments: bigint, gross: bigint): bigint => {
  const most = commitments > 0n ? commitments : 0n;
  return gross > most ? most : gross;
};

const total = (id: string, label: string, { value, reason }: Known): Step => ({
  ...{ id, label, kind: 'total', value, reason },
});

const part = (id: string, label: string, nanos: bigint): Step => ({
  ...{ id, label, kind: 'part', value: fromNanos(nanos), reason: null },
});

const unknownPart = (id: string, label: string, reason: FigureReason | null): Step => ({
  ...{ id, label, kind: 'part', value: null, reason },
});

/** A longer name has no room under its bar. */
const LONGEST_NAME = 12;

/** `Zesty’s fee` of one vendor, `Vendors’ fees` of several. */
const vendorLabel = (savings: MonthSavings, one: string, several: string): string => {
  const [only, ...others] = vendorNames(savings.vendors).values();
  if (only === undefined || others.length > 0) return `Vendors’ ${several}`;
  return `${only.length > LONGEST_NAME ? 'Vendor' : only}’s ${one}`;
};

/** From list price to effective cost. What lies between for no known reason stands as a part of its own. */
const priceParts = (savings: MonthSavings): Step[] => {
  const saved = savings.steps?.saved ?? null;
  const noList = savings.list.reason;
  if (saved === null) {
    const names = { negotiated: 'Negotiated prices', commitments: 'Commitments', spot: 'Spot' };
    return Object.entries(names).map(([id, label]) => unknownPart(id, label, noList));
  }
  const byVendors = vendorPart(saved.commitments, savings.gross);
  return [
    saved.negotiated === null
      ? unknownPart('negotiated', 'Negotiated prices', { code: 'no-contracted-cost', text: contractedHint })
      : part('negotiated', 'Negotiated prices', -saved.negotiated),
    part('commitments', 'Commitments', byVendors - saved.commitments),
    part('spot', 'Spot', -saved.spot),
    ...(savings.vendors.length === 0 ? [] : [part('vendors', vendorLabel(savings, 'saving', 'savings'), -byVendors)]),
    ...(saved.other === 0n ? [] : [part('other', 'Other differences', -saved.other)]),
  ];
};

const feeParts = (savings: MonthSavings): Step[] => {
  if (savings.missingVendors.length > 0) return [unknownPart('fee', 'Vendor fee', savings.afterFees.reason)];
  if (savings.vendors.length === 0) return [];
  const refund = savings.refund === 0n ? [] : [part('refund', 'Fee refund', -savings.refund)];
  return [part('fee', vendorLabel(savings, 'fee', 'fees'), savings.fee), ...refund];
};

const ofList = (value: Rational | null, list: Rational | null): Rational | null =>
  value === null || list === null || isZero(list) ? null : divide(value, list);

/** Each run of parts with the total before it, rounded so that what is printed adds up to the total after it. */
const roundRuns = (values: readonly (Rational | null)[], runs: readonly (readonly number[])[], places: number) => {
  const printed = [...values];
  for (const run of runs) {
    const column = roundColumn(
      run.map((at) => values[at] ?? null),
      places,
      0,
    );
    for (const [index, at] of run.entries()) if (index > 0) printed[at] = column[index] ?? null;
  }
  return printed;
};

const shareChange = (share: Rational): string => withSign(multiply(share, hundred), 1, formatShare(absolute(share)));

type Printed = { readonly amount: Rational | null; readonly share: Rational | null };

const stepOf = (savings: MonthSavings, step: Step, share: Rational | null, printed: Printed): SavingsStep => {
  const { id, label, kind } = step;
  const source = (of: string) => ({ kind: 'savings' as const, of, month: savings.month });
  return {
    ...{ id, label, kind },
    amount: figure({
      ...{ id: `savings.steps.${id}`, value: step.value, unit: 'money', source: source(id), reason: step.reason },
      print: (exact) => (kind === 'part' ? formatNumberChange : formatNumber)(printed.amount ?? exact),
    }),
    share: figure({
      ...{ id: `savings.steps.${id}.share`, value: share, unit: 'share', source: source(`${id}.share`) },
      print: (exact) => (kind === 'part' ? shareChange : formatShare)(printed.share ?? exact),
      reason: step.reason ?? savings.esr.reason,
    }),
  };
};

export type Waterfall = {
  readonly steps: readonly SavingsStep[];
  /** The amounts as they are printed, by step. */
  readonly printed: ReadonlyMap<string, Rational | null>;
};

/** The figures of the waterfall: amounts in whole units, and shares of list price. Without a bill there are none. */
export const waterfall = (savings: MonthSavings): Waterfall => {
  if (savings.steps === null) return { steps: [], printed: new Map() };
  const prices = [total('list', 'List price', savings.list), ...priceParts(savings)];
  const fees = feeParts(savings);
  const after = fees.length === 0 ? [] : [...fees, total('after-fees', 'After fees', savings.afterFees)];
  const steps = [...prices, total('effective', 'Effective cost', savings.effective), ...after];
  const runs = [prices.map((_, at) => at), [prices.length, ...fees.map((_, at) => prices.length + 1 + at)]];
  const values = steps.map(({ value }) => value);
  const shares = values.map((value) => ofList(value, savings.list.value));
  const amounts = roundRuns(values, runs, 0);
  const printedShares = roundRuns(shares, runs, 3);
  return {
    steps: steps.map((step, at) =>
      stepOf(savings, step, shares[at] ?? null, { amount: amounts[at] ?? null, share: printedShares[at] ?? null }),
    ),
    printed: new Map(steps.map(({ id }, at) => [id, amounts[at] ?? null])),
  };
};
