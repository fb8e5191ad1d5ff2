import { absolute, divide, isZero, negate, type Rational, subtract, sum } from '../../money/rational';
import { type Month, monthName, monthRange } from '../../month/month';
import { listOf } from '../../report/format/words';
import type { FigureUnit } from '../../report/schema/figure';
import type { Leaf, Line, Valued } from '../leaf';
import type { Explained } from '../month-view';
import { printValue } from '../print-value';
import { type Question, questionText, type Ref } from '../question';
import { atMonth } from '../refs';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

/** What one side of an expression comes to, with the month that it is about where that is another one. */
type Side = Valued & { readonly ref: Ref; readonly name: string };

const sideOf =
  (view: Explained, month: Month) =>
  (given: Ref): Side => {
    const ref = atMonth(given, month);
    const valued = view.ask(ref);
    const name = ref.month === month ? valued.label : `${valued.label}, ${monthName(ref.month ?? month)}`;
    return { ...valued, ref, name };
  };

const printed = (view: Explained, { value, unit }: Valued): string =>
  value === null ? '–' : printValue(value, unit, view.currency);

const lineOf = ({ name, reason, value, unit, ref }: Side): Line => ({
  label: name,
  note: reason,
  value,
  unit,
  of: ref,
});

const lessLine = (side: Side): Line => ({
  ...lineOf(side),
  label: `Less ${side.name}`,
  value: side.value === null ? null : negate(side.value),
});

const firstReason = (all: readonly Valued[]): string | null => all.find(({ value }) => value === null)?.reason ?? null;

const COST = 'Cost of ';

/** `Cost of Core, Test and Dev` where all of them are costs. */
const joined = (all: readonly Side[]): string =>
  all.every(({ name }) => name.startsWith(COST))
    ? `${COST}${listOf(all.map(({ name }) => name.slice(COST.length)))}`
    : all.map(({ name }) => name).join(' + ');

/** The same thing in two months. */
const isChange = (of: readonly Side[], less: readonly Side[]): boolean => {
  const [after, before] = [of[0], less[0]];
  if (after === undefined || before === undefined || of.length + less.length > 2) return false;
  return after.ref.month !== before.ref.month && questionText(after.ref.question) === questionText(before.ref.question);
};

const sumLabel = (of: readonly Side[], less: readonly Side[]): string => {
  const [first, before] = [of[0], less[0]];
  if (before === undefined) return joined(of);
  if (isChange(of, less)) {
    return `Change of ${first?.label ?? ''} on ${monthName(before.ref.month ?? '')}`.replace('of Cost', 'of cost');
  }
  return less.length > 2 ? `${joined(of)} less ${less.length} parts of it` : `${joined(of)} less ${joined(less)}`;
};

/** Amounts added up and taken off: a change is the month less the one before. */
export const sumLeaf = (view: Explained, { of, less }: Of<'sum'>, month: Month): Leaf => {
  const [added, taken] = [of.map(sideOf(view, month)), less.map(sideOf(view, month))];
  const all = [...added, ...taken];
  const known = [...added.map(lineOf), ...taken.map(lessLine)].flatMap(({ value }) => value ?? []);
  const unit = all[0]?.unit ?? 'money';
  return {
    label: sumLabel(added, taken),
    value: known.length < all.length ? null : sum(known),
    unit: unit === 'share' && less.length > 0 ? 'share-change' : unit,
    ...{ reason: firstReason(all), partsBy: 'step', adds: true },
    lines: () => [...added.map(lineOf), ...taken.map(lessLine)],
  };
};

const ratioUnit = (of: Valued, to: Valued): FigureUnit => {
  if (of.unit === 'money' && to.unit === 'count') return 'money-per-workspace';
  return of.unit === 'money-per-workspace' ? 'ratio' : 'share';
};

const SIGN = / [+÷−] /;
const bracketed = (text: string): string => (SIGN.test(text) ? `(${text})` : text);

/** One thing divided by another. */
export const ratioLeaf = (view: Explained, { of, to }: Of<'ratio'>, month: Month): Leaf => {
  const side = sideOf(view, month);
  const [part, whole] = [side(of), side(to)];
  const isKnown = part.value !== null && whole.value !== null && !isZero(whole.value);
  const noWhole = whole.value !== null && isZero(whole.value) ? `${whole.name} is zero.` : null;
  const text = `${bracketed(part.name)} ÷ ${bracketed(whole.name)}`;
  return {
    label: text,
    value: isKnown ? divide(part.value, whole.value) : null,
    unit: ratioUnit(part, whole),
    reason: firstReason([part, whole]) ?? noWhole,
    formula: { text, values: `${printed(view, part)} ÷ ${printed(view, whole)}` },
    partsBy: 'term',
    lines: () => [lineOf(part), lineOf(whole)],
  };
};

const relativeOf = (after: Rational, before: Rational): Rational | null =>
  isZero(before) ? null : divide(subtract(after, before), absolute(before));

/** A change as a fraction of what it is compared with. */
export const relativeLeaf = (view: Explained, { of, than }: Of<'relative'>, month: Month): Leaf => {
  const side = sideOf(view, month);
  const [after, before] = [side(of), side(than)];
  const value = after.value === null || before.value === null ? null : relativeOf(after.value, before.value);
  const noBase = before.value !== null && isZero(before.value) ? `${before.name} is zero.` : null;
  const [now, then] = [printed(view, after), printed(view, before)];
  return {
    label: `${after.name} against ${before.name}`,
    ...{ value, unit: 'relative-change', partsBy: 'term' },
    reason: firstReason([after, before]) ?? noBase,
    formula: {
      text: `(${after.name} − ${bracketed(before.name)}) ÷ ${bracketed(before.name)}`,
      values: `(${now} − ${then}) ÷ ${then}`,
    },
    lines: () => [lineOf(after), lineOf(before)],
  };
};

/** The sum over several months; a month without a bill, or without the measure, adds nothing and is named. */
export const monthsLeaf = (view: Explained, { of, from }: Of<'months'>, to: Month): Leaf => {
  const months = monthRange(from, to);
  const all = months.map((month) => ({ month, ...view.ask({ question: of, month }) }));
  const isThere = ({ month, value }: (typeof all)[number]) =>
    of.kind === 'cost' ? view.context.cells(month) !== null : value !== null;
  const [there, absent] = [all.filter(isThere), all.filter((one) => !isThere(one))];
  const known = there.flatMap(({ value }) => value ?? []);
  const [first] = all;
  const names = absent.map(({ month }) => monthName(month, 'short')).join(', ');
  return {
    label: `${view.ask({ question: of, month: null }).label}, ${monthName(from, 'short')} to ${monthName(to, 'short')}`,
    value: known.length < there.length || known.length === 0 ? null : sum(known),
    unit: first?.unit ?? 'money',
    reason: firstReason(there),
    partsBy: 'month',
    adds: true,
    lines: () =>
      there.map(({ month, value, unit }) => ({
        ...{ label: monthName(month), value, unit, of: { question: of, month } },
      })),
    notes:
      absent.length === 0
        ? []
        : [`${of.kind === 'cost' ? 'Without a bill' : 'Not known'}, and not in the sum: ${names}.`],
  };
};
