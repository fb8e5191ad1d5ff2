import {
  absolute,
  compare,
  fromDecimal,
  fromNanos,
  multiply,
  one,
  type Rational,
  subtract,
  sum,
  zero,
} from '../../money/rational';
import type { ReportContext } from '../context';

/** What a payer's invoice says in the report's currency. */
export type InvoicePart = { readonly payerId: string; readonly currency: string; readonly value: Rational };

/** A payer's bill and its invoice. */
type Payer = {
  readonly payerId: string;
  readonly currency: string;
  /** What one unit of its currency is in the report's. */
  readonly rate: Rational;
  /** In its own currency. */
  readonly billed: Rational;
  readonly invoice: Rational | null;
};

/** A payer whose bill and invoice differ by more than is tolerated, in its own currency. */
export type PayerResidual = {
  readonly payerId: string;
  readonly currency: string;
  /** Imported − invoice; null without an invoice. */
  readonly residual: Rational | null;
};

type IsWithin = (residual: Rational, invoice: Rational) => boolean;

type Converted = {
  readonly parts: readonly InvoicePart[];
  readonly invoice: Rational;
  readonly residual: Rational;
};

/** Whether a payer of the month is billed in another currency than the report's. */
export const hasForeignPayer = ({ inputs, currency }: ReportContext): boolean =>
  inputs.payers.some((payer) => payer.currency !== currency);

const rateOf = ({ inputs, month, currency }: ReportContext, from: string): Rational | null => {
  if (from === currency) return one;
  const used = inputs.conversions?.rates.find((rate) => rate.month === month && rate.currency === from);
  return used === undefined ? null : fromDecimal(used.rate);
};

/** Null while a rate is missing. An invoice counts in the currency of its payer's bill only. */
const payersOf = (context: ReportContext): Payer[] | null => {
  const { inputs, month } = context;
  const payers = inputs.payers.map(({ payerId, currency, nanos }) => {
    const typed = inputs.invoiceTotals.find(
      (one) => one.month === month && one.payerId === payerId && one.currency === currency,
    );
    const invoice = typed === undefined ? null : fromDecimal(typed.amount);
    return { payerId, currency, rate: rateOf(context, currency), billed: fromNanos(nanos), invoice };
  });
  const known = payers.flatMap((payer) => (payer.rate === null ? [] : [{ ...payer, rate: payer.rate }]));
  return known.length < payers.length ? null : known;
};

const residualOf = ({ billed, invoice }: Payer): Rational => (invoice === null ? billed : subtract(billed, invoice));

/** What rounding left in the cells of cost goes to the largest invoice, so that the walk closes. */
const partsOf = (payers: readonly Payer[], whole: Rational): InvoicePart[] => {
  const parts = payers.flatMap(({ payerId, currency, rate, invoice }) =>
    invoice === null ? [] : [{ payerId, currency, value: multiply(invoice, rate) }],
  );
  const largest = parts.reduce<InvoicePart | null>(
    (found, part) => (found === null || compare(absolute(part.value), absolute(found.value)) > 0 ? part : found),
    null,
  );
  return parts.map((part) =>
    part === largest
      ? { ...part, value: subtract(whole, sum(parts.flatMap((other) => (other === part ? [] : [other.value])))) }
      : part,
  );
};

/**
 * The month's invoices where payers are billed in several currencies: compared payer by payer in their own, before
 * anything is converted. The residual is converted; the invoice is what was imported less it. Null without an invoice,
 * or while a rate is missing.
 */
export const convertedInvoices = (context: ReportContext): Converted | null => {
  const payers = payersOf(context);
  const billedNanos = context.state?.billedNanos ?? null;
  if (payers === null || billedNanos === null || payers.every(({ invoice }) => invoice === null)) return null;
  const residual = sum(payers.map((payer) => multiply(residualOf(payer), payer.rate)));
  const invoice = subtract(fromNanos(billedNanos), residual);
  return { residual, invoice, parts: partsOf(payers, invoice) };
};

/** The payers whose bill is not what their invoice says, each held against its own: what cancels out is not equal. */
export const payersAbove = (context: ReportContext, isWithin: IsWithin): readonly PayerResidual[] =>
  (payersOf(context) ?? [])
    .filter((payer) => !isWithin(residualOf(payer), payer.invoice ?? zero))
    .map((payer) => ({
      ...{ payerId: payer.payerId, currency: payer.currency },
      residual: payer.invoice === null ? null : residualOf(payer),
    }));
