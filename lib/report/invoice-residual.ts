import {
  absolute,
  compare,
  fromDecimal,
  fromInteger,
  fromNanos,
  multiply,
  type Rational,
  subtract,
  sum,
} from '../money/rational';
import type { ReportContext } from './context';
import {
  convertedInvoices,
  hasForeignPayer,
  type InvoicePart,
  type PayerResidual,
  payersAbove,
} from './currency/converted-invoices';

/** What the month's invoices come to, what was imported, and what remains between them. */
export type InvoiceResidual = {
  readonly invoice: Rational;
  readonly billed: Rational;
  /** Imported − invoice. */
  readonly residual: Rational;
  /** Whether every payer's bill is what its own invoice says. */
  readonly isWithinTolerance: boolean;
  /** The payers whose bill is not; empty while the month has one payer. */
  readonly payersAbove: readonly PayerResidual[];
};

/** What each payer's invoice of the month says, in the report's currency. */
export const invoiceParts = (context: ReportContext): readonly InvoicePart[] => {
  if (hasForeignPayer(context)) return convertedInvoices(context)?.parts ?? [];
  const { inputs, month, currency } = context;
  return inputs.invoiceTotals
    .filter((invoice) => invoice.month === month && invoice.currency === currency)
    .map(({ payerId, amount }) => ({ payerId, currency, value: fromDecimal(amount) }));
};

/** The sum of the invoice totals of the month in the report's currency; null while there is none. */
export const invoiceTotal = (context: ReportContext): Rational | null => {
  const parts = invoiceParts(context);
  return parts.length === 0 ? null : sum(parts.map(({ value }) => value));
};

/** |residual| ÷ |invoice| in percent against the tolerance, without a division. */
export const isTolerated = (residual: Rational, invoice: Rational, tolerancePct: string): boolean =>
  compare(multiply(absolute(residual), fromInteger(100)), multiply(absolute(invoice), fromDecimal(tolerancePct))) <= 0;

/** The invoice's total against everything imported, in billed cost; null while one of the two is missing. */
export const invoiceResidual = (context: ReportContext): InvoiceResidual | null => {
  const invoice = invoiceTotal(context);
  const billedNanos = context.state?.billedNanos ?? null;
  if (invoice === null || billedNanos === null) return null;
  const billed = fromNanos(billedNanos);
  const residual = subtract(billed, invoice);
  const { reconciliationTolerancePct } = context.inputs.settings;
  const isWithin = (rest: Rational, whole: Rational) => isTolerated(rest, whole, reconciliationTolerancePct);
  const isForeign = hasForeignPayer(context);
  const above = isForeign || context.inputs.payers.length > 1 ? payersAbove(context, isWithin) : [];
  const isWithinTolerance = above.length === 0 && (isForeign || isWithin(residual, invoice));
  return { invoice, billed, residual, isWithinTolerance, payersAbove: above };
};
