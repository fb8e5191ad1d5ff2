import { absolute, compare, fromDecimal, fromNanos, isZero, type Rational, subtract } from '../../money/rational';
import { measureValue, type ReportContext } from '../context';
import { walkOf } from '../data-notes/walk';
import { listOf } from '../format/words';
import { invoiceTotal } from '../invoice-residual';
import { costReason } from '../reasons';
import type { WalkLine } from '../schema/data-notes';
import type { Fact } from '../schema/headline';
import { type Sentence, sentence } from '../sentence';
import { amountChange, amountFigure } from './figures';

const MOST_NAMED = 3;
const INVOICE_PLACES = 2;

/** Steps of the walk whose names are too long for a note. */
const shortNames: Readonly<Record<string, string>> = {
  'off-bill': 'vendor fees',
  'out-of-scope': 'other accounts',
};

const nameOf = ({ id, label }: WalkLine, basis: string): string => {
  if (id === 'basis') return basis === 'effective' ? 'amortisation' : 'another cost basis';
  return shortNames[id] ?? label.toLowerCase();
};

const sizeOf = ({ amount }: WalkLine): Rational =>
  amount.exact === null ? fromDecimal('0') : absolute(fromDecimal(amount.exact));

/** A residual below a cent prints as nothing, and is no reason. */
const isPrinted = ({ amount }: WalkLine): boolean => /[1-9]/.test(amount.text);

/** The largest steps between the two by name, whichever way they go. */
const reasonsOf = (context: ReportContext): string[] => {
  const steps = walkOf(context)
    .filter((line) => (line.kind === 'part' || line.kind === 'residual') && isPrinted(line))
    .sort((a, b) => compare(sizeOf(b), sizeOf(a)));
  const named = steps.slice(0, MOST_NAMED).map((line) => nameOf(line, context.inputs.basis));
  return steps.length > named.length ? [...named, 'more'] : named;
};

const noteOf = (context: ReportContext, value: Rational | null): Sentence => {
  const cost = measureValue(context, 'cost.total', context.month);
  if (value === null || cost === null) return sentence`There is nothing to compare with`;
  const difference = subtract(value, cost);
  if (isZero(difference)) return sentence`The same as the cost in the KPIs`;
  const reasons = listOf(reasonsOf(context));
  const apart = amountChange(context, { id: 'invoice.difference', value: difference, kind: 'bill' });
  return reasons === '' ? sentence`${apart}` : sentence`${apart}: ${reasons}`;
};

/** The invoice's total beside the cost in the KPIs, typed in or else from the bill, and why the two differ. */
export const invoiceFact = (context: ReportContext): Fact => {
  const typed = invoiceTotal(context);
  const billed = context.state?.billedNanos ?? null;
  const value = typed ?? (billed === null ? null : fromNanos(billed));
  const isTyped = typed !== null;
  const amount = { id: isTyped ? 'invoice' : 'billed', value, kind: isTyped ? 'invoice' : 'bill' } as const;
  const figure = amountFigure(context, amount, INVOICE_PLACES);
  const reason = costReason(context) ?? { code: 'no-bill', text: 'There is no bill for this month.' };
  return {
    label: isTyped ? 'Invoice' : 'On the bill',
    value: value === null ? { ...figure, reason } : figure,
    note: noteOf(context, value),
  };
};
