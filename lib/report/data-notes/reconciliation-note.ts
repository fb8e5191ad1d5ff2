import { formatShare } from '../../kpis/format';
import { absolute, compare, divide, fromDecimal, fromInteger, fromNanos, isZero, subtract } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { figure } from '../figure';
import { formatMoneyChange } from '../format/numbers';
import type { Note } from '../schema/data-notes';
import { sentence } from '../sentence';
import { invoiceOf } from './walk';

/** What remains between the invoice and what was imported, as an amount and in percent of the invoice. */
export const reconciliationNote = (context: ReportContext): Note => {
  const invoice = invoiceOf(context);
  const billed = context.state?.billedNanos ?? null;
  const label = 'Reconciliation';
  if (billed === null) return { label, text: sentence`There is no bill to hold against an invoice.` };
  if (invoice === null) {
    const name = monthName(context.month);
    return {
      label,
      text: sentence`Nobody typed in the invoice’s total of ${name}, so nothing else says that the bill is whole.`,
    };
  }
  const residual = subtract(fromNanos(billed), invoice);
  const remains = figure({
    id: 'data-notes.reconciliation',
    value: residual,
    unit: 'money',
    source: { kind: 'invoice', of: 'residual', month: context.month },
    print: (value) => formatMoneyChange(value, context.currency, 2),
  });
  if (isZero(invoice)) return { label, text: sentence`Residual ${remains} of an invoice of zero.` };
  const share = divide(absolute(residual), absolute(invoice));
  const ofInvoice = figure({
    id: 'data-notes.reconciliation.share',
    value: share,
    unit: 'share',
    source: { kind: 'invoice', of: 'residual', month: context.month },
    print: (value) => formatShare(value, 4),
  });
  const { reconciliationTolerancePct: tolerance } = context.inputs.settings;
  const isWithin = compare(share, divide(fromDecimal(tolerance), fromInteger(100))) <= 0;
  return {
    label,
    text: sentence`Residual ${remains} (${ofInvoice} of the invoice), ${isWithin ? 'within' : 'above'} the tolerance of ${tolerance}%.`,
  };
};
