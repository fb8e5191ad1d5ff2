import { missingRateText } from '../../kpis/missing-rate';
import type { MonthInputs } from '../../kpis/types';
import { fromNanos, type Rational, rational } from '../../money/rational';
import { addMonths, type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import type { FigureReason } from '../figure';
import { listOf } from '../format/words';
import { type PriceSteps, priceSteps } from './price-steps';
import type { PricedCost, VendorSaving } from './savings-inputs';

/** A number, or the reason why there is none. */
export type Known<Value = Rational> =
  | { readonly value: Value; readonly reason: null }
  | { readonly value: null; readonly reason: FigureReason };

type Unknown = Extract<Known, { value: null }>;

/** What a month saved in the accounts in scope. */
export type MonthSavings = {
  readonly month: Month;
  readonly list: Known;
  readonly effective: Known;
  /** Effective cost, vendors' fees and less their refunds. */
  readonly afterFees: Known;
  readonly esr: Known;
  readonly netEsr: Known;
  readonly coverage: Known;
  readonly utilisation: Known;
  /** Null without a bill, or without a rate. */
  readonly steps: PriceSteps | null;
  /** Vendors' reports on accounts in scope; `gross`, `fee` and `refund` sum them, in nanos. */
  readonly vendors: readonly VendorSaving[];
  readonly gross: bigint;
  readonly fee: bigint;
  readonly refund: bigint;
  /** Vendors that reported the month before and have not reported this one. */
  readonly missingVendors: readonly string[];
};

const known = <Value>(value: Value): Known<Value> => ({ value, reason: null });
const unknown = (code: string, text: string): Unknown => ({ value: null, reason: { code, text } });

/** What to do where a bill lacks list prices. */
export const listHint =
  'The bill has no list cost for some usage. The Cost and Usage Report has it in pricing_public_on_demand_cost, FOCUS in ListCost: choose the column under Data Exports in the AWS console, and import the month again.';

/** What to do where a bill lacks effective costs. */
const effectiveHint =
  'The bill has no effective cost. Ask Cost Explorer for the metrics UnblendedCost and NetAmortizedCost (or AmortizedCost), and import the month again.';

const noBill = (month: Month, inputs: MonthInputs | undefined): Unknown =>
  inputs?.missingRates === undefined
    ? unknown('no-bill', `There is no bill for ${monthName(month)}.`)
    : unknown('missing-rate', missingRateText(inputs.missingRates, month, inputs.currency));

const missingReport = (vendors: readonly string[], month: Month): Unknown =>
  unknown(
    'no-vendor-report',
    `${listOf(vendors)} ${vendors.length === 1 ? 'has' : 'have'} no savings report for ${monthName(month)}: the fee is not known. Import the report; a row of zeros says that there was no fee.`,
  );

/** In nanos until the very end: one fraction is reduced for each rate. */
const share = (part: Known<bigint>, whole: Known<bigint>, emptyText: string): Known => {
  if (whole.value === null) return whole;
  if (part.value === null) return part;
  return whole.value <= 0n ? unknown('zero-denominator', emptyText) : known(rational(part.value, whole.value));
};

const less = (a: Known<bigint>, b: Known<bigint>): Known<bigint> => {
  if (a.value === null) return a;
  return b.value === null ? b : known(a.value - b.value);
};

const money = (amount: Known<bigint>): Known => (amount.value === null ? amount : known(fromNanos(amount.value)));

type Fees = Pick<MonthSavings, 'vendors' | 'gross' | 'fee' | 'refund' | 'missingVendors'>;

const sumOf = (vendors: readonly VendorSaving[], of: (row: VendorSaving) => bigint): bigint =>
  vendors.reduce((sum, row) => sum + of(row), 0n);

const isInScope = ({ environment }: PricedCost | VendorSaving): boolean => environment !== 'out-of-scope';

/** The vendors that reported, each once, by their name in small letters. */
export const vendorNames = (rows: readonly VendorSaving[]): Map<string, string> =>
  new Map(rows.map(({ vendor }) => [vendor.toLowerCase(), vendor]));

const feesOf = (all: readonly VendorSaving[], month: Month): Fees => {
  const reported = all.filter((row) => row.month === month);
  const previous = addMonths(month, -1);
  const before = vendorNames(all.filter((row) => row.month === previous));
  const now = vendorNames(reported);
  const vendors = reported.filter(isInScope);
  return {
    vendors,
    gross: sumOf(vendors, ({ grossNanos }) => grossNanos),
    fee: sumOf(vendors, ({ feeNanos }) => feeNanos),
    refund: sumOf(vendors, ({ refundNanos }) => refundNanos),
    missingVendors: [...before].flatMap(([key, name]) => (now.has(key) ? [] : [name])),
  };
};

const noUsage = 'There is no usage to price.';
const noCommitments = 'There are no commitments in the month.';

const amount = (nanos: bigint | null, otherwise: Unknown): Known<bigint> => (nanos === null ? otherwise : known(nanos));

const ratesOf = (steps: PriceSteps, fees: Fees, month: Month) => {
  const noList = unknown('no-list-cost', listHint);
  const list = amount(steps.list, noList);
  const effective = amount(steps.effective, unknown('no-effective-cost', effectiveHint));
  const afterFees =
    fees.missingVendors.length > 0
      ? missingReport(fees.missingVendors, month)
      : less(effective, known(fees.refund - fees.fee));
  return {
    ...{ list: money(list), effective: money(effective), afterFees: money(afterFees) },
    esr: share(less(list, effective), list, noUsage),
    netEsr: share(less(list, afterFees), list, noUsage),
    coverage: share(amount(steps.covered, noList), amount(steps.coverable, noList), noUsage),
    utilisation: share(known(steps.used), known(steps.used + steps.unused), noCommitments),
  };
};

const monthSavings = (context: ReportContext, month: Month): MonthSavings => {
  const { costs, vendors } = context.inputs.savings;
  const inputs = context.kpis.series.get(month)?.inputs;
  const { costs: bill = null, missingRates } = inputs ?? {};
  const fees = feesOf(missingRates === undefined ? vendors : [], month);
  if (bill !== null) {
    const steps = priceSteps(costs.filter((cost) => cost.month === month && isInScope(cost)));
    return { month, steps, ...fees, ...ratesOf(steps, fees, month) };
  }
  const none = noBill(month, inputs);
  const rates = { list: none, effective: none, afterFees: none, esr: none, netEsr: none };
  return { month, steps: null, ...fees, ...rates, coverage: none, utilisation: none };
};

/** The savings of the report's 13 months, oldest first. Accounts out of scope are not in them. */
export const savingsByMonth = (context: ReportContext): readonly MonthSavings[] =>
  context.window.map((month) => monthSavings(context, month));
