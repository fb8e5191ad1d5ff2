import { groupDigits } from '../../kpis/format';
import type { CostBasis, CostCell, DataState, ScopeClass } from '../../kpis/types';
import { sumNanos } from '../../money/nanos';
import { add, fromDecimal, fromNanos, isZero, type Rational, subtract, sum } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { countOf, listOf } from '../format/words';
import { dataNotesOutline } from '../outline/data-notes';
import { type DataNotesSection, dataNotesSchema, type Note, type WalkLine } from '../schema/data-notes';
import { type Sentence, sentence } from '../sentence';

const classNames: Readonly<Record<ScopeClass, string>> = {
  usage: 'Usage',
  commitment: 'Commitment fees',
  support: 'Support',
  'vendor-fee': 'Savings vendor fees',
  marketplace: 'Marketplace',
  tax: 'Tax',
  credit: 'Credits',
  refund: 'Refunds',
  discount: 'Discounts',
  other: 'Other',
};

const basisNames: Readonly<Record<CostBasis, string>> = {
  effective: 'Effective cost, amortised, after discounts',
  billed: 'Billed cost, as invoiced',
  contracted: 'Contracted cost, at negotiated rates',
  list: 'List cost, at on-demand rates',
};

const stateNotes: Readonly<Record<DataState, string>> = {
  open: 'Open: the month is not over, or the bill still says estimated.',
  provisional: 'Provisional: the month is over, but its invoice is not final.',
  final: 'Final: the bill carries its invoices.',
};

const amountOf = (cells: readonly CostCell[]): Rational | null => {
  const nanos = sumNanos(cells.map((cell) => cell.nanos));
  return nanos === null ? null : fromNanos(nanos);
};

type Step = { readonly id: string; readonly label: string; readonly value: Rational | null };

/** A vendor's fee from the savings CSV is in KPI cost, but on no AWS bill. */
const isOffBill = (cell: CostCell): boolean =>
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
    label: classNames[scopeClass],
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

const invoiceOf = (context: ReportContext): Rational | null => {
  const invoices = context.inputs.invoiceTotals.filter(
    ({ month, currency }) => month === context.month && currency === context.currency,
  );
  return invoices.length === 0 ? null : sum(invoices.map((invoice) => fromDecimal(invoice.amount)));
};

const invoiceLines = (context: ReportContext, billed: Rational): WalkLine[] => {
  const invoice = invoiceOf(context);
  if (invoice === null) return [];
  return [
    {
      id: 'invoice',
      label: `Invoice for ${monthName(context.month, 'short')}`,
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

const walkOf = (context: ReportContext): WalkLine[] => {
  const billedNanos = context.state?.billedNanos ?? null;
  const cost = context.measure('cost.total', context.month)?.value ?? null;
  if (billedNanos === null || cost === null) return [];
  const billed = fromNanos(billedNanos);
  const steps = stepsOf(context);
  const known = steps.flatMap(({ value }) => value ?? []);
  const reached = known.reduce(add, cost);
  const rest = subtract(billed, reached);
  const restLabel = context.inputs.basis === 'billed' ? 'Not explained' : `From ${context.inputs.basis} to billed cost`;
  const parts: Step[] = [...steps, ...(isZero(rest) ? [] : [{ id: 'basis', label: restLabel, value: rest }])];
  const column = roundColumn([cost, ...parts.map(({ value }) => value)], 2, 0);
  const line = (step: Step, shown: Rational | null, kind: WalkLine['kind']): WalkLine => ({
    id: step.id,
    label: step.label,
    amount: amount(context, step.id, step.value, shown),
    kind,
  });
  return [
    line(
      { id: 'kpi-cost', label: `Cost in the KPIs, ${context.inputs.basis}`, value: cost },
      column[0] ?? null,
      'total',
    ),
    ...parts.map((step, index) => line(step, column[index + 1] ?? null, 'part')),
    line({ id: 'billed', label: 'Imported, billed', value: billed }, null, 'total'),
    ...invoiceLines(context, billed),
  ];
};

const unmappedNote = (context: ReportContext): Note => {
  const measure = context.measure('cost.unmapped', context.month);
  const cost = figure({
    id: 'data-notes.unmapped',
    value: measure?.value ?? null,
    unit: 'money',
    source: { kind: 'measure', of: 'cost.unmapped', month: context.month },
    print: (value) => formatNumber(value, 2),
    reason: measure?.reason ?? null,
  });
  const cells = context.cells(context.month) ?? [];
  const accounts = new Set(cells.filter((cell) => cell.environment === 'unmapped').map((cell) => cell.accountId));
  return {
    label: 'Unmapped',
    text:
      accounts.size === 0
        ? sentence`No account is without an environment.`
        : sentence`${countOf(accounts.size, 'account')} without an environment, ${context.currency} ${cost}.`,
  };
};

const scopeNote = (context: ReportContext): Note => {
  const { kpiScopeClasses } = context.inputs.settings;
  const lower = (scopeClass: ScopeClass) => classNames[scopeClass].toLowerCase();
  const outside = (Object.keys(classNames) as ScopeClass[]).filter((each) => !kpiScopeClasses.includes(each));
  const left = outside.length === 0 ? '' : ` Without ${listOf(outside.map(lower))}.`;
  return { label: 'Scope', text: sentence`KPI cost has in ${listOf(kpiScopeClasses.map(lower))}.${left}` };
};

const countNote = (context: ReportContext): Note => {
  const counts = context.kpis.series.get(context.month)?.inputs.counts ?? null;
  const basis = counts?.basis ?? context.inputs.settings.countBasis;
  const words = basis === 'month-end' ? 'On the month’s last day.' : 'The average of the month’s days.';
  return {
    label: 'Workspaces',
    text: counts === null ? sentence`No counts for ${monthName(context.month)}.` : sentence`${words}`,
  };
};

const rejectNote = (context: ReportContext): Note[] => {
  const rejected = context.state?.rejectedRows ?? 0;
  if (rejected === 0) return [];
  const rows = `${groupDigits(String(rejected))} ${rejected === 1 ? 'row' : 'rows'}`;
  return [
    {
      label: 'Left out',
      text: sentence`${rows} of the bill could not be read and ${rejected === 1 ? 'was' : 'were'} left out by a person’s choice. The month can not become final.`,
    },
  ];
};

const findingOf = (context: ReportContext): Sentence => {
  const state = context.state?.data ?? 'open';
  const name = { open: 'Open', provisional: 'Provisional', final: 'Final' }[state];
  const unmapped = context.measure('cost.unmapped', context.month)?.value ?? null;
  const mapped = unmapped === null ? '' : isZero(unmapped) ? ', with nothing unmapped' : ', with unmapped cost';
  const rejected = (context.state?.rejectedRows ?? 0) > 0 ? ', with rows left out' : '';
  return sentence`${name}${mapped}${rejected}`;
};

const build = (context: ReportContext): DataNotesSection => ({
  finding: findingOf(context),
  walk: walkOf(context),
  notes: [
    { label: 'State', text: sentence`${stateNotes[context.state?.data ?? 'open']}` },
    { label: 'Cost basis', text: sentence`${basisNames[context.inputs.basis]}.` },
    scopeNote(context),
    unmappedNote(context),
    countNote(context),
    ...rejectNote(context),
  ],
});

/** How complete the month is, what is in its cost, and the walk from that to the bill. */
export const dataNotes = {
  id: 'data-notes',
  title: 'Data notes',
  schema: dataNotesSchema,
  build,
  outline: dataNotesOutline,
} as const;
