import 'server-only';
import { importsOfMonth } from '../../../db/queries/imports-of-month';
import { type CostCell, type ScopeClass, scopeClasses } from '../../kpis/types';
import { sumNanos } from '../../money/nanos';
import { fromNanos, negate, type Rational, sum } from '../../money/rational';
import { monthName } from '../../month/month';
import { scopeClassNames } from '../../report/data-notes/scope-class-names';
import { type WalkStep, walkSteps } from '../../report/data-notes/walk';
import { invoiceParts, invoiceResidual, invoiceTotal } from '../../report/invoice-residual';
import type { Leaf, Line } from '../leaf';
import { accountLabel, type Explained } from '../month-view';
import { costRef, namedRef } from '../refs';

const money = (label: string, value: Rational | null, rest: Partial<Leaf> = {}): Leaf => ({
  ...{ label, value, unit: 'money', reason: value === null ? 'It is not known.' : null },
  ...rest,
});

const allCells = ({ context }: Explained): readonly CostCell[] =>
  context.kpis.series.get(context.month)?.inputs.costs ?? [];

/** One line for each account that has any of it. */
const byAccount = (view: Explained, cells: readonly CostCell[], sign: 1 | -1 = 1): Line[] => {
  const accounts = [...new Set(cells.map(({ accountId }) => accountId))].sort();
  return accounts.map((accountId) => {
    const nanos = sumNanos(cells.filter((cell) => cell.accountId === accountId).map((cell) => cell.nanos));
    const value = nanos === null ? null : fromNanos(sign === 1 ? nanos : -nanos);
    return { label: accountLabel(view, accountId), value, unit: 'money', of: null };
  });
};

const inScope = ({ inputs }: Explained, { scopeClass }: CostCell): boolean =>
  inputs.settings.kpiScopeClasses.includes(scopeClass);

const classNotes = (scopeClass: ScopeClass): string[] => [
  `${scopeClassNames[scopeClass]}: a kind of charge that the settings leave out of the cost in the KPIs (kpiScopeClasses). It is on the bill.`,
];

const stepLeaf = (view: Explained, step: WalkStep): Leaf => {
  const { id, label, value } = step;
  const imports = view.bills;
  if (id === 'kpi-cost') {
    const line: Line = { label: 'Cost in the KPIs', value, unit: 'money', of: costRef() };
    return money(label, value, { partsBy: 'step', adds: true, lines: () => [line], imports });
  }
  if (id === 'out-of-scope') {
    const line: Line = { label, value, unit: 'money', of: costRef({ environment: 'out-of-scope' }) };
    return money(label, value, { partsBy: 'step', adds: true, lines: () => [line], imports });
  }
  const scopeClass = scopeClasses.find((one) => one === id);
  if (scopeClass !== undefined) {
    const cells = allCells(view).filter((cell) => cell.scopeClass === scopeClass && !inScope(view, cell));
    const lines = () => byAccount(view, cells);
    return money(label, value, { partsBy: 'account', adds: true, lines, notes: classNotes(scopeClass), imports });
  }
  const off = allCells(view).filter(
    (cell) => cell.scopeClass === 'vendor-fee' && cell.service === 'Savings vendor fee' && inScope(view, cell),
  );
  return money(label, value, {
    ...{ partsBy: 'account', adds: true, lines: () => byAccount(view, off, -1) },
    notes: ['Fees from the vendor’s own report are in the cost in the KPIs and on no AWS bill.'],
    imports: importsOfMonth(view.db, view.context.month, ['savings']),
  });
};

const walkLines = (steps: readonly WalkStep[]): Line[] =>
  steps.map(({ id, label, value }) => ({
    ...{ label, value, unit: 'money' as const },
    of: id === 'kpi-cost' ? costRef() : namedRef('bill', id),
  }));

/** What is left once every other step is named: the difference of the two bases. */
const basisLeaf = (view: Explained, steps: readonly WalkStep[], step: WalkStep): Leaf => {
  const others = steps.filter(({ id }) => id !== 'basis' && id !== 'billed');
  const billed: Line = {
    ...{ label: 'Imported, billed', value: steps.at(-1)?.value ?? null, unit: 'money', of: null },
  };
  const taken = walkLines(others).map(
    (line): Line => ({
      ...line,
      label: `Less ${line.label}`,
      value: line.value === null ? null : negate(line.value),
    }),
  );
  return money(step.label, step.value, {
    ...{ partsBy: 'step', adds: true, lines: () => [billed, ...taken], imports: view.bills },
    notes: ['What the same rows cost in billed prices instead of the report’s basis, amortisation above all.'],
  });
};

const invoiceLeaf = ({ context }: Explained): Leaf => {
  const own = invoiceParts(context);
  return money(`Invoice for ${monthName(context.month)}`, invoiceTotal(context), {
    reason: own.length === 0 ? 'Nobody typed in the invoice’s total.' : null,
    ...{ partsBy: 'payer', adds: true },
    lines: () =>
      own.map(({ payerId, value }) => ({
        ...{ label: `Payer ${payerId}`, value, unit: 'money', of: null },
      })),
    notes: ['Typed in for each payer; where nobody did, from the rows of a Bills page CSV that state it.'],
  });
};

const residualLeaf = ({ context }: Explained): Leaf => {
  const { billed = null, invoice = null, residual = null } = invoiceResidual(context) ?? {};
  return money('Residual: imported less invoice', residual, {
    reason: residual === null ? 'The bill or the invoice’s total is missing.' : null,
    ...{ partsBy: 'step', adds: true },
    lines: () => [
      { label: 'Imported, billed', value: billed, unit: 'money', of: namedRef('bill', 'billed') },
      {
        label: 'Less the invoice',
        value: invoice === null ? null : negate(invoice),
        unit: 'money',
        of: namedRef('bill', 'invoice'),
      },
    ],
  });
};

const billedLeaf = (view: Explained, steps: readonly WalkStep[]): Leaf => {
  const nanos = view.context.state?.billedNanos ?? null;
  const parts = steps.slice(0, -1);
  return money('Imported, billed', nanos === null ? null : fromNanos(nanos), {
    reason: nanos === null ? 'There is no bill for this month.' : null,
    ...(parts.length > 0 && { partsBy: 'step' as const, adds: true, lines: () => walkLines(parts) }),
    notes: ['Everything that was imported for the month, in billed cost: nothing is left out.'],
    imports: view.bills,
  });
};

const marketplaceLeaf = (view: Explained): Leaf => {
  const charges = view.inputs.savings.marketplace;
  return money('Billed by the AWS Marketplace', sum(charges.map(({ billedNanos }) => fromNanos(billedNanos))), {
    ...{ partsBy: 'service', adds: true, imports: view.bills },
    lines: () =>
      charges.map(({ service, billedNanos }) => ({
        ...{ label: service, value: fromNanos(billedNanos), unit: 'money', of: null },
      })),
  });
};

/** A line of the walk from the cost in the KPIs to the invoice; null where the month's walk has no such line. */
export const billLeaf = (view: Explained, id: string): Leaf | null => {
  const steps = walkSteps(view.context);
  if (id === 'billed') return billedLeaf(view, steps);
  if (id === 'invoice') return invoiceLeaf(view);
  if (id === 'residual') return residualLeaf(view);
  if (id === 'marketplace.billed') return marketplaceLeaf(view);
  const step = steps.find((one) => one.id === id);
  if (step === undefined) return null;
  return id === 'basis' ? basisLeaf(view, steps, step) : stepLeaf(view, step);
};
