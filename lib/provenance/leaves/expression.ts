import { absolute, divide, isZero, negate, type Rational, subtract, sum } from '../../money/rational';
import { monthName, monthRange } from '../../month/month';
import type { FigureUnit } from '../../report/schema/figure';
import type { Leaf, Line, Valued } from '../leaf';
import type { Explained } from '../month-view';
import { printValue } from '../print-value';
import type { Question, Ref } from '../question';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

const printed = (view: Explained, { value, unit }: Valued): string =>
  value === null ? '–' : printValue(value, unit, view.currency);

const lineOf = (valued: Valued, of: Ref | null, sign: 1 | -1 = 1): Line => ({
  label: sign === 1 ? valued.label : `Less ${valued.label}`,
  note: valued.reason,
  value: valued.value === null || sign === 1 ? valued.value : negate(valued.value),
  unit: valued.unit,
  of,
});

const firstReason = (all: readonly Valued[]): string | null => all.find(({ value }) => value === null)?.reason ?? null;

const isMoney = (unit: FigureUnit): boolean => unit === 'money' || unit === 'money-per-workspace';

const sumUnit = (all: readonly Valued[], isDifference: boolean): FigureUnit => {
  const unit = all[0]?.unit ?? 'money';
  return unit === 'share' && isDifference ? 'share-change' : unit;
};

const sameBut = (of: readonly Ref[], less: readonly Ref[]): boolean => of.length === 1 && less.length === 1;

const sumLabel = (of: readonly Valued[], less: readonly Valued[], isChange: boolean): string => {
  const added = of.map(({ label }) => label).join(' + ');
  if (isChange) return `Change: ${added} less ${less[0]?.label ?? ''}`;
  if (less.length === 0) return added;
  return less.length > 2
    ? `${added} less ${less.length} parts of it`
    : `${added} less ${less.map(({ label }) => label).join(' and ')}`;
};

/** Amounts added up and taken off: a change is the month less the one before. */
export const sumLeaf = (view: Explained, { of, less }: Of<'sum'>): Leaf => {
  const [added, taken] = [of.map(view.ask), less.map(view.ask)];
  const lines = [
    ...added.map((valued, at) => lineOf(valued, of[at] ?? null)),
    ...taken.map((valued, at) => lineOf(valued, less[at] ?? null, -1)),
  ];
  const known = lines.flatMap(({ value }) => value ?? []);
  return {
    label: sumLabel(added, taken, sameBut(of, less)),
    value: known.length < lines.length ? null : sum(known),
    unit: sumUnit([...added, ...taken], less.length > 0),
    reason: firstReason([...added, ...taken]),
    partsBy: 'step',
    adds: true,
    lines: () => lines,
  };
};

const ratioUnit = (of: Valued, to: Valued): FigureUnit => {
  if (of.unit === 'money' && to.unit === 'count') return 'money-per-workspace';
  return isMoney(of.unit) && of.unit === 'money-per-workspace' ? 'ratio' : 'share';
};

/** One thing divided by another. */
export const ratioLeaf = (view: Explained, { of, to }: Of<'ratio'>): Leaf => {
  const [part, whole] = [view.ask(of), view.ask(to)];
  const isKnown = part.value !== null && whole.value !== null && !isZero(whole.value);
  const noWhole = whole.value !== null && isZero(whole.value) ? `${whole.label} is zero.` : null;
  return {
    label: `${part.label} ÷ ${whole.label}`,
    value: isKnown ? divide(part.value, whole.value) : null,
    unit: ratioUnit(part, whole),
    reason: firstReason([part, whole]) ?? noWhole,
    formula: { text: `${part.label} ÷ ${whole.label}`, values: `${printed(view, part)} ÷ ${printed(view, whole)}` },
    partsBy: 'term',
    lines: () => [lineOf(part, of), lineOf(whole, to)],
  };
};

const relativeOf = (after: Rational, before: Rational): Rational | null =>
  isZero(before) ? null : divide(subtract(after, before), absolute(before));

/** A change as a fraction of what it is compared with. */
export const relativeLeaf = (view: Explained, { of, than }: Of<'relative'>): Leaf => {
  const [after, before] = [view.ask(of), view.ask(than)];
  const value = after.value === null || before.value === null ? null : relativeOf(after.value, before.value);
  const noBase = before.value !== null && isZero(before.value) ? `${before.label} is zero.` : null;
  const values = [after, before].map((valued) => printed(view, valued));
  return {
    label: `${after.label} against ${before.label}`,
    value,
    unit: 'relative-change',
    reason: firstReason([after, before]) ?? noBase,
    formula: {
      text: `(${after.label} − ${before.label}) ÷ ${before.label}`,
      values: `(${values[0]} − ${values[1]}) ÷ ${values[1]}`,
    },
    partsBy: 'term',
    lines: () => [lineOf(after, of), lineOf(before, than)],
  };
};

/** The sum over several months; a month without a bill adds nothing, and is named. */
export const monthsLeaf = (view: Explained, { of, from }: Of<'months'>, to: string): Leaf => {
  const months = monthRange(from, to);
  const all = months.map((month) => ({ month, ...view.ask({ question: of, month }) }));
  const isThere = ({ month }: { readonly month: string }) => of.kind !== 'cost' || view.context.cells(month) !== null;
  const [there, absent] = [all.filter(isThere), all.filter((one) => !isThere(one))];
  const known = there.flatMap(({ value }) => value ?? []);
  const [first] = all;
  const names = absent.map(({ month }) => monthName(month, 'short')).join(', ');
  return {
    label: `${view.ask({ question: of, month: to }).label.replace(/, [^,]*$/, '')}, ${monthName(from, 'short')} to ${monthName(to, 'short')}`,
    value: known.length < there.length || known.length === 0 ? null : sum(known),
    unit: first?.unit ?? 'money',
    reason: firstReason(there),
    partsBy: 'month',
    adds: true,
    lines: () =>
      there.map(({ month, value, unit }) => ({
        ...{ label: monthName(month), value, unit, of: { question: of, month } },
      })),
    notes: absent.length === 0 ? [] : [`Without a bill, and not in the sum: ${names}.`],
  };
};
