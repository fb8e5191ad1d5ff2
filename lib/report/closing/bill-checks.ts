import { formatMoney } from '../../kpis/format';
import type { DataState } from '../../kpis/types';
import { absolute, fromInteger, isZero, type Rational, toScaled } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import type { PayerResidual } from '../currency/converted-invoices';
import { countOf, listOf } from '../format/words';
import { invoiceResidual, invoiceTotal } from '../invoice-residual';
import { costReason } from '../reasons';
import type { Check } from './check';

const stateTexts: Readonly<Record<DataState, string>> = {
  open: 'the month is not over, or its bill still says estimated',
  provisional: 'the month is over, but its invoice is not final, or rows of its files were left out',
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

const lackingBill = (context: ReportContext): string => {
  const reason = costReason(context);
  if (reason?.code === 'missing-rate') return reason.text.replace(/\.$/, '');
  return `there is no bill for ${monthName(context.month)}`;
};

export const billCheck = (context: ReportContext): Check => {
  const hasBill = context.cells(context.month) !== null;
  const rejected = context.state?.rejectedRows ?? 0;
  const whole = `${monthName(context.month)} is imported`;
  return {
    id: 'bill',
    label: 'Bill is complete',
    isPassed: hasBill && rejected === 0,
    text: !hasBill ? lackingBill(context) : rejected === 0 ? whole : `${countOf(rejected, 'row')} left out`,
    publishing: hasBill ? null : 'refused',
  };
};

const toCents = (amount: Rational): Rational => fromInteger(toScaled(amount, 2));

const payerWords = ({ payerId, currency, residual }: PayerResidual): string => {
  if (residual === null) return `payer ${payerId} has no invoice total`;
  const side = residual.numerator > 0n ? 'above' : 'below';
  return `payer ${payerId} is ${formatMoney(absolute(residual), currency, 2)} ${side} its invoice`;
};

const reconciliation = (context: ReportContext): Pick<Check, 'isPassed' | 'text' | 'publishing'> => {
  const found = invoiceResidual(context);
  if (found === null) {
    const text =
      invoiceTotal(context) === null ? 'no invoice total is entered to compare with' : 'there is no bill to reconcile';
    return { isPassed: false, text, publishing: 'reason' };
  }
  const { residual, isWithinTolerance, payersAbove } = found;
  const { reconciliationTolerancePct: tolerance } = context.inputs.settings;
  if (payersAbove.length > 0) {
    const text = `${listOf(payersAbove.map(payerWords))}; ${tolerance}% is tolerated`;
    return { isPassed: false, text, publishing: 'refused' };
  }
  const size = formatMoney(absolute(residual), context.currency, 2);
  const words = isZero(toCents(residual))
    ? 'the bill equals the invoice to the cent'
    : `the bill is ${size} ${residual.numerator > 0n ? 'above' : 'below'} the invoice`;
  return { isPassed: isWithinTolerance, text: `${words}; ${tolerance}% is tolerated`, publishing: 'refused' };
};

/** A residual above the tolerance stands in the way of publishing; an invoice that nobody entered asks for a reason. */
export const reconciledCheck = (context: ReportContext): Check => ({
  id: 'reconciled',
  label: 'Reconciled with the invoice',
  ...reconciliation(context),
});
