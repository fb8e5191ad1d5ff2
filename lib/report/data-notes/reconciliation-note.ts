import { formatShare } from '../../kpis/format';
import { absolute, divide, isZero } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { figure } from '../figure';
import { formatMoneyChange } from '../format/numbers';
import { listOf } from '../format/words';
import { invoiceResidual } from '../invoice-residual';
import { costReason } from '../reasons';
import type { Note } from '../schema/data-notes';
import { sentence } from '../sentence';

/** What remains between the invoice and what was imported, as an amount and in percent of the invoice. */
export const reconciliationNote = (context: ReportContext): Note => {
  const found = invoiceResidual(context);
  const label = 'Reconciliation';
  const reason = costReason(context);
  if (reason?.code === 'missing-rate') return { label, text: sentence`${reason.text}` };
  if ((context.state?.billedNanos ?? null) === null)
    return { label, text: sentence`There is no bill to hold against an invoice.` };
  if (found === null) {
    const name = monthName(context.month);
    return {
      label,
      text: sentence`Nobody typed in the invoice’s total of ${name}, so nothing else says that the bill is whole.`,
    };
  }
  const { invoice, residual, isWithinTolerance, payersAbove } = found;
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
  const above =
    context.inputs.payers.length > 1 && payersAbove.length > 0
      ? `payer ${listOf(payersAbove.map(({ payerId }) => payerId))} above`
      : 'above';
  return {
    label,
    text: sentence`Residual ${remains} (${ofInvoice} of the invoice), ${isWithinTolerance ? 'within' : above} the tolerance of ${tolerance}%.`,
  };
};
