import { add, type Rational, subtract } from '../../money/rational';
import type { ReportContext } from '../context';
import { environmentNames, type ListedEnvironment } from '../environments';
import { type Figure, type FigureReason, figure } from '../figure';
import { differenceOf, roundColumn } from '../format/columns';
import { formatNumber, formatNumberChange } from '../format/numbers';
import type { YearRow, YearTotal } from '../schema/projection';
import { partOf, type Split } from './amounts';
import { type BudgetAnswer, partBudget } from './budgets';
import type { Projection } from './projection';

type Value = Rational | null;

/** A row's exact values, and what its columns print so that each sums to its printed total. */
type Line = {
  readonly key: ListedEnvironment | 'total';
  readonly toDate: Value;
  readonly restOfMonth: Value;
  readonly later: Value;
  readonly whole: Value;
  readonly budget: Value;
  readonly budgetReason: FigureReason | null;
};
type Column = 'toDate' | 'restOfMonth' | 'later' | 'whole' | 'budget';
type Printed = Readonly<Record<Column | 'difference', Value>>;

const valueIn = (split: Split | null | undefined, key: Line['key']): Value => {
  if (split === null || split === undefined) return null;
  return key === 'total' ? split.total : partOf(split, key);
};

const lineOf = ({ year, partial }: Projection, answer: BudgetAnswer, key: Line['key']): Line => {
  const part = key === 'total' ? null : partBudget(answer, key);
  return {
    key,
    toDate: valueIn(year.toDate, key),
    restOfMonth: valueIn(partial?.rest, key),
    later: valueIn(year.later, key),
    whole: valueIn(year.whole, key),
    budget: part === null ? (answer.budget?.total ?? null) : part.value,
    budgetReason: part === null ? answer.reason : part.reason,
  };
};

/** What is to come is printed as what is left of the whole, so that a row adds up too. */
const printedOf = (column: (of: Column) => Value): Printed => {
  const [whole, toDate, rest, budget] = [column('whole'), column('toDate'), column('restOfMonth'), column('budget')];
  const known = toDate === null || rest === null ? toDate : add(toDate, rest);
  return {
    toDate,
    restOfMonth: rest,
    later: differenceOf(known, whole) ?? column('later'),
    whole,
    budget,
    difference: differenceOf(budget, whole),
  };
};

const printedRows = (lines: readonly Line[], total: Line): { rows: Printed[]; total: Printed } => {
  const columns = new Map<Column, Value[]>(
    (['toDate', 'restOfMonth', 'later', 'whole', 'budget'] as const).map((of) => [
      of,
      roundColumn(
        lines.map((line) => line[of]),
        0,
      ),
    ]),
  );
  return {
    rows: lines.map((_, index) => printedOf((of) => columns.get(of)?.[index] ?? null)),
    total: printedOf((of) => roundColumn([total[of]], 0)[0] ?? null),
  };
};

type Asked = { readonly context: ReportContext; readonly projection: Projection };

const bandReason: FigureReason = {
  code: 'no-band',
  text: 'Too few projections of the past reach this far: six are needed for a band.',
};

const figuresOf = ({ context, projection }: Asked, line: Line, printed: Printed): YearTotal => {
  const { year, plan, partial, reason } = projection;
  const missing = reason ?? year.gap;
  const of = (id: string, kind: 'cost' | 'projection' | 'target', value: Value, print: Value, why = missing): Figure =>
    figure({
      id: `projection.${line.key}.${id}`,
      value,
      unit: 'money',
      source: { kind, of: `${plan.year}.${line.key}.${id}`, month: context.month },
      print: (exact) => formatNumber(print ?? exact),
      reason: why,
    });
  const band = year.bandOf(line.key === 'total' ? null : line.key);
  const noBand = missing ?? bandReason;
  const difference = differenceOf(line.budget, line.whole);
  const hasBegun = plan.known.length > 0 || partial !== null;
  const hasLater = hasBegun && plan.ahead.length > (partial === null ? 0 : 1);
  return {
    toDate: !hasBegun ? null : of('to-date', 'cost', line.toDate, printed.toDate, year.gap),
    restOfMonth: partial === null ? null : of('rest-of-month', 'projection', line.restOfMonth, printed.restOfMonth),
    later: hasLater ? of('later', 'projection', line.later, printed.later, reason) : null,
    whole: of('whole', 'projection', line.whole, printed.whole),
    low: of('low', 'projection', band?.low ?? null, null, noBand),
    high: of('high', 'projection', band?.high ?? null, null, noBand),
    budget: of('budget', 'target', line.budget, printed.budget, line.budgetReason),
    difference: {
      ...of('difference', 'projection', difference, null, line.budgetReason ?? missing),
      ...(difference === null ? {} : { text: formatNumberChange(printed.difference ?? difference) }),
    },
  };
};

/** What is budgeted for everything and for no environment: without it the column would not sum. */
const notSplitOf = ({ context, projection }: Asked, { budget }: BudgetAnswer, rows: readonly Line[]): Figure | null => {
  if (budget === null || budget.parts === null) return null;
  const rest = rows.reduce((left, { budget: part }) => (part === null ? left : subtract(left, part)), budget.total);
  if (rest.numerator === 0n) return null;
  return figure({
    id: 'projection.not-split.budget',
    value: rest,
    unit: 'money',
    source: { kind: 'target', of: `${projection.plan.year}.not-split.budget`, month: context.month },
    print: (value) => formatNumber(value),
  });
};

type YearTable = {
  readonly rows: readonly YearRow[];
  readonly total: YearTotal;
  readonly notSplit: Figure | null;
  /** As printed in the total's row: whole dollars. */
  readonly printedDifference: Value;
};

/** The fiscal year by environment: known, to come, band and budget. */
export const yearTable = (context: ReportContext, projection: Projection, answer: BudgetAnswer): YearTable => {
  const listed = projection.environments;
  const lines = listed.map((environment) => lineOf(projection, answer, environment));
  const total = lineOf(projection, answer, 'total');
  const printed = printedRows(lines, total);
  const asked = { context, projection };
  return {
    rows: lines.flatMap((line, index): YearRow[] => {
      const own = printed.rows[index];
      if (own === undefined || line.key === 'total') return [];
      return [{ environment: line.key, name: environmentNames[line.key], ...figuresOf(asked, line, own) }];
    }),
    total: figuresOf(asked, total, printed.total),
    notSplit: notSplitOf(asked, answer, lines),
    printedDifference: printed.total.difference,
  };
};
