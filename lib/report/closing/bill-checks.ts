import { formatMoney } from '../../kpis/format';
import type { DataState } from '../../kpis/types';
import {
  absolute,
  compare,
  fromDecimal,
  fromInteger,
  fromNanos,
  isZero,
  multiply,
  type Rational,
  subtract,
  sum,
  toScaled,
} from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { countOf } from '../format/words';
import type { Check } from './check';

const stateTexts: Readonly<Record<DataState, string>> = {
  open: 'the month is not over, or its bill still says estimated',
  provisional: 'the month is over, but its invoice is not final',
  final: 'the bill carries its invoices',
};

export const finalCheck = ({ state }: ReportContext): Check => {
  const data = state?.data ?? 'open';
  return {
    id: 'data-final',
    label: 'Data is final',
    isPassed: data === 'final',
    text: stateTexts[data],
    publishing: data === 'open' ? 'refused' : data === 'provisional' ? 'reason' : null,
  };
};

export const billCheck = (context: ReportContext): Check => {
  const hasBill = context.cells(context.month) !== null;
  const rejected = context.state?.rejectedRows ?? 0;
  const whole = `${monthName(context.month)} is imported`;
  return {
    id: 'bill',
    label: 'Bill is complete',
    isPassed: hasBill && rejected === 0,
    text: !hasBill
      ? `there is no bill for ${monthName(context.month)}`
      : rejected === 0
        ? whole
        : `${countOf(rejected, 'row')} left out`,
    publishing: hasBill ? null : 'refused',
  };
};

export const unmappedCheck = (context: ReportContext): Check => {
  const cells = (context.cells(context.month) ?? []).filter(({ environment }) => environment === 'unmapped');
  const accounts = new Set(cells.map(({ accountId }) => accountId)).size;
  const cost = context.measure('cost.unmapped', context.month)?.value ?? null;
  const amount = cost === null ? '' : `, ${formatMoney(cost, context.currency, 2)}`;
  return {
    id: 'unmapped',
    label: 'Every account has an environment',
    isPassed: accounts === 0,
    text: accounts === 0 ? 'no cost is unmapped' : `${countOf(accounts, 'account')} without one${amount}`,
    publishing: 'reason',
  };
};

const invoicedOf = ({ inputs, month, currency }: ReportContext): Rational | null => {
  const own = inputs.invoiceTotals.filter((invoice) => invoice.month === month && invoice.currency === currency);
  return own.length === 0 ? null : sum(own.map(({ amount }) => fromDecimal(amount)));
};

/** |residual| ÷ |invoice| in percent against the tolerance, without a division. */
const isWithin = (residual: Rational, invoice: Rational, tolerancePct: string): boolean =>
  compare(multiply(absolute(residual), fromInteger(100)), multiply(absolute(invoice), fromDecimal(tolerancePct))) <= 0;

const toCents = (amount: Rational): Rational => fromInteger(toScaled(amount, 2));

const reconciliation = (context: ReportContext): Pick<Check, 'isPassed' | 'text'> => {
  const billedNanos = context.state?.billedNanos ?? null;
  const invoice = invoicedOf(context);
  if (billedNanos === null) return { isPassed: false, text: 'there is no bill to reconcile' };
  if (invoice === null) return { isPassed: false, text: 'no invoice total is entered to compare with' };
  const residual = subtract(fromNanos(billedNanos), invoice);
  const { reconciliationTolerancePct: tolerance } = context.inputs.settings;
  const size = formatMoney(absolute(residual), context.currency, 2);
  const words = isZero(toCents(residual))
    ? 'the bill equals the invoice to the cent'
    : `the bill is ${size} ${residual.numerator > 0n ? 'above' : 'below'} the invoice`;
  return { isPassed: isWithin(residual, invoice, tolerance), text: `${words}; ${tolerance}% is tolerated` };
};

export const reconciledCheck = (context: ReportContext): Check => ({
  id: 'reconciled',
  label: 'Reconciled with the invoice',
  ...reconciliation(context),
  publishing: 'reason',
});
