import { add, type Rational, subtract, sum } from '../../money/rational';
import type { ReportContext } from '../context';
import { environmentNames, type ListedEnvironment } from '../environments';
import { type Figure, type FigureReason, figure } from '../figure';
import { differenceOf, roundColumn } from '../format/columns';
import { formatNumber, formatNumberChange } from '../format/numbers';
import type { PeriodTable, PeriodTotal } from '../schema/projection';
import { inPart, type Split } from './amounts';
import { type BudgetAnswer, partBudget } from './budgets';
import type { Period } from './period';

type Value = Rational | null;
type Key = ListedEnvironment | null;

/** A row's exact values; the total's has no environment. */
type Line = {
  readonly key: Key;
  readonly toDate: Value;
  readonly restOfMonth: Value;
  readonly later: Value;
  readonly whole: Value;
  readonly budget: Value;
  readonly budgetReason: FigureReason | null;
};
type Column = 'toDate' | 'restOfMonth' | 'later' | 'whole' | 'budget';
type Printed = Readonly<Record<Column | 'difference', Value>>;

const lineOf = (period: Period, answer: BudgetAnswer, key: Key): Line => {
  const valueIn = (split: Split | null): Value => (split === null ? null : inPart(split, key));
  const part = key === null ? null : partBudget(answer, key);
  return {
    key,
    toDate: valueIn(period.toDate),
    restOfMonth: valueIn(period.restOfMonth),
    later: valueIn(period.later),
    whole: valueIn(period.whole),
    budget: part === null ? (answer.budget?.total ?? null) : part.value,
    budgetReason: part === null ? answer.reason : part.reason,
  };
};

const columns: readonly Column[] = ['toDate', 'restOfMonth', 'later', 'whole', 'budget'];

/** The last of the columns to come is printed as what is left of the whole, so that rows add up as columns do. */
const printedOf = ({ has }: Period, column: (of: Column) => Value): Printed => {
  const [whole, toDate, rest] = [column('whole'), column('toDate'), column('restOfMonth')];
  const known = toDate === null || rest === null ? toDate : add(toDate, rest);
  return {
    toDate,
    restOfMonth: has.later ? rest : (differenceOf(toDate, whole) ?? rest),
    later: differenceOf(known, whole) ?? column('later'),
    whole,
    budget: column('budget'),
    difference: differenceOf(column('budget'), whole),
  };
};

/** What each line prints, in whole units, so that every column sums to its printed total. */
const printedLines = (period: Period, lines: readonly Line[]): Printed[] => {
  const rounded = new Map(
    columns.map((of) => [
      of,
      roundColumn(
        lines.map((line) => line[of]),
        0,
      ),
    ]),
  );
  return lines.map((_, index) => printedOf(period, (of) => rounded.get(of)?.[index] ?? null));
};

type Amount = {
  readonly id: string;
  readonly kind: 'cost' | 'projection' | 'target';
  readonly value: Value;
  /** Whole units, where the column's rounding decides. */
  readonly shown: Value;
  readonly isSigned?: boolean;
  readonly reason: FigureReason | null;
};

const amountFigure = (context: ReportContext, period: Period, amount: Amount): Figure =>
  figure({
    id: `${period.id}.${amount.id}`,
    value: amount.value,
    unit: 'money',
    source: { kind: amount.kind, of: `${period.name}.${amount.id}`, month: context.month },
    print: (exact) => (amount.isSigned ? formatNumberChange : formatNumber)(amount.shown ?? exact),
    reason: amount.reason,
  });

type Asked = { readonly context: ReportContext; readonly period: Period };

const figuresOf = ({ context, period }: Asked, line: Line, printed: Printed): PeriodTotal => {
  const { has, reasons } = period;
  const key = line.key ?? 'total';
  const band = period.bandOf(line.key);
  const of = (id: string, kind: Amount['kind'], value: Value, shown: Value, reason: FigureReason | null) =>
    amountFigure(context, period, { id: `${key}.${id}`, kind, value, shown, reason, isSigned: id === 'difference' });
  const forecast = (id: string, value: Value, shown: Value, reason: FigureReason | null) =>
    of(id, 'projection', value, shown, reason);
  const difference = differenceOf(line.budget, line.whole);
  return {
    toDate: has.toDate ? of('to-date', 'cost', line.toDate, printed.toDate, reasons.toDate) : null,
    restOfMonth: has.restOfMonth ? forecast('rest-of-month', line.restOfMonth, printed.restOfMonth, null) : null,
    later: has.later ? forecast('later', line.later, printed.later, reasons.later) : null,
    whole: forecast('whole', line.whole, printed.whole, reasons.whole),
    low: forecast('low', band?.low ?? null, null, reasons.band),
    high: forecast('high', band?.high ?? null, null, reasons.band),
    budget: of('budget', 'target', line.budget, printed.budget, line.budgetReason),
    difference: forecast('difference', difference, printed.difference, line.budgetReason ?? reasons.whole),
  };
};

type Sums = { readonly line: Line; readonly printed: Printed };

/** What is budgeted for everything and for no environment: without it the columns would not sum. */
const notSplitOf = ({ context, period }: Asked, rows: readonly Sums[], total: Sums): PeriodTable['notSplit'] => {
  if (total.line.budget === null || rows.some(({ line }) => line.budget === null)) return null;
  const rest = subtract(total.line.budget, sum(rows.flatMap(({ line }) => line.budget ?? [])));
  if (rest.numerator === 0n) return null;
  const shown = subtract(total.printed.budget ?? rest, sum(rows.flatMap(({ printed }) => printed.budget ?? [])));
  const negative = (value: Rational): Rational => ({ numerator: -value.numerator, denominator: value.denominator });
  const of = (id: string, value: Rational, print: Rational, isSigned: boolean) =>
    amountFigure(context, period, {
      ...{ id: `not-split.${id}`, kind: 'target', value, shown: print, isSigned, reason: null },
    });
  return {
    budget: of('budget', rest, shown, false),
    difference: of('difference', negative(rest), negative(shown), true),
  };
};

/** A period by environment: known, to come, band and budget. */
export const periodTable = (
  context: ReportContext,
  period: Period,
  given: { readonly environments: readonly ListedEnvironment[]; readonly budget: BudgetAnswer },
): PeriodTable => {
  const asked = { context, period };
  const lines = given.environments.map((environment) => lineOf(period, given.budget, environment));
  const printed = printedLines(period, lines);
  const line = lineOf(period, given.budget, null);
  const total = { line, printed: printedOf(period, (of) => roundColumn([line[of]], 0)[0] ?? null) };
  const rows = lines.flatMap((each, index) => {
    const own = printed[index];
    return own === undefined ? [] : [{ line: each, printed: own }];
  });
  return {
    rows: given.environments.flatMap((environment, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      return [{ environment, name: environmentNames[environment], ...figuresOf(asked, row.line, row.printed) }];
    }),
    notSplit: notSplitOf(asked, rows, total),
    total: figuresOf(asked, line, total.printed),
  };
};
