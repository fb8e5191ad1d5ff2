import type { CostCell } from '../../kpis/types';
import { sumNanos } from '../../money/nanos';
import { add, fromNanos, isZero, type Rational, subtract } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { invoiceOriginText } from '../invoice-origin';
import { invoiceTotal } from '../invoice-residual';
import type { WalkLine } from '../schema/data-notes';
import { scopeClassNames } from './scope-class-names';

const amountOf = (cells: readonly CostCell[]): Rational | null => {
  const nanos = sumNanos(cells.map((cell) => cell.nanos));
  return nanos === null ? null : fromNanos(nanos);
};

type Step = { readonly id: string; readonly label: string; readonly value: Rational | null };

/** A vendor's fee from the savings CSV is in KPI cost, but on no AWS bill. */
export const isOffBill = (cell: CostCell): boolean =>
  cell.scopeClass === 'vendor-fee' && cell.service === 'Savings vendor fee';

const negated = (value: Rational | null): Rational | null =>
  value === null ? null : { numerator: -value.numerator, denominator: value.denominator };

const stepsOf = (context: ReportContext): Step[] => {
  const { settings } = context.inputs;
  const all = context.kpis.series.get(context.month)?.inputs.costs ?? [];
  const inScope = (cell: CostCell) => settings.kpiScopeClasses.includes(cell.scopeClass);
  const isOut = (cell: CostCell) => cell.environment === 'out-of-scope';
  const classes = [...new Set(all.filter((cell) => !inScope(cell)).map((cell) => cell.scopeClass))].sort();
  const outside = classes.map((scopeClass) => ({
    id: scopeClass,
    label: scopeClassNames[scopeClass],
    value: amountOf(all.filter((cell) => cell.scopeClass === scopeClass)),
  }));
  const candidates: Step[] = [
    {
      id: 'out-of-scope',
      label: 'Accounts out of scope',
      value: amountOf(all.filter((cell) => isOut(cell) && inScope(cell))),
    },
    ...outside,
    {
      id: 'off-bill',
      label: 'Savings vendor fees, not on the bill',
      value: negated(amountOf(all.filter((cell) => isOffBill(cell) && inScope(cell)))),
    },
  ];
  return candidates.filter(({ value }) => value === null || !isZero(value));
};

const amount = (context: ReportContext, id: string, value: Rational | null, shown: Rational | null): Figure =>
  figure({
    id: `data-notes.${id}`,
    value,
    unit: 'money',
    source: { kind: 'bill', of: id, month: context.month },
    print: (exact) => formatNumber(shown ?? exact, 2),
    reason: { code: 'basis-unknown', text: 'The bill does not know this cost in the report’s basis.' },
  });

/** Where all of the month's invoices are from one kind of bill's own rows, the line says so. */
const originNote = ({ inputs, month }: ReportContext): string => {
  const [first, ...others] = [
    ...new Set(inputs.invoiceTotals.filter((one) => one.month === month).map(({ from }) => from)),
  ];
  return first === undefined || others.length > 0 ? '' : `, ${invoiceOriginText(first)}`;
};

const invoiceLines = (context: ReportContext, billed: Rational): WalkLine[] => {
  const invoice = invoiceTotal(context);
  if (invoice === null) return [];
  return [
    {
      id: 'invoice',
      label: `Invoice for ${monthName(context.month, 'short')}${originNote(context)}`,
      amount: amount(context, 'invoice', invoice, null),
      kind: 'total',
    },
    {
      id: 'residual',
      label: 'Residual',
      amount: amount(context, 'residual', subtract(billed, invoice), null),
      kind: 'residual',
    },
  ];
};

/** A line of the walk with its exact value. */
export type WalkStep = Step & { readonly kind: WalkLine['kind'] };

/** The walk from the cost in the KPIs to everything that was billed, exact; empty where one of the two is unknown. */
export const walkSteps = (context: ReportContext): WalkStep[] => {
  const billedNanos = context.state?.billedNanos ?? null;
  const cost = context.measure('cost.total', context.month)?.value ?? null;
  if (billedNanos === null || cost === null) return [];
  const billed = fromNanos(billedNanos);
  const steps = stepsOf(context);
  const known = steps.flatMap(({ value }) => value ?? []);
  const rest = subtract(billed, known.reduce(add, cost));
  const restLabel = context.inputs.basis === 'billed' ? 'Not explained' : `From ${context.inputs.basis} to billed cost`;
  const parts: Step[] = [...steps, ...(isZero(rest) ? [] : [{ id: 'basis', label: restLabel, value: rest }])];
  return [
    { id: 'kpi-cost', label: `Cost in the KPIs, ${context.inputs.basis}`, value: cost, kind: 'total' },
    ...parts.map((step): WalkStep => ({ ...step, kind: 'part' })),
    { id: 'billed', label: 'Imported, billed', value: billed, kind: 'total' },
  ];
};

/** From the cost in the KPIs to everything that was billed, every step named; then the invoice and what remains. */
export const walkOf = (context: ReportContext): WalkLine[] => {
  const steps = walkSteps(context);
  const billed = steps.at(-1)?.value ?? null;
  if (billed === null) return [];
  const column = roundColumn(
    steps.slice(0, -1).map(({ value }) => value),
    2,
    0,
  );
  const lines = steps.map(({ id, label, value, kind }, at): WalkLine => {
    const shown = at === steps.length - 1 ? null : (column[at] ?? null);
    return { id, label, amount: amount(context, id, value, shown), kind };
  });
  return [...lines, ...invoiceLines(context, billed)];
};
