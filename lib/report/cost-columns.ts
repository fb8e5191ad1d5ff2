import { formatShare } from '../kpis/format';
import { isZero, one, type Rational, subtract } from '../money/rational';
import type { Month } from '../month/month';
import type { ReportContext } from './context';
import { type FigureReason, figure } from './figure';
import { differenceOf, relativeChangeOf, roundColumn, roundShares, sharesOf, totalOf } from './format/columns';
import { formatNumber, formatNumberChange, formatRelativeChange } from './format/numbers';
import { changeReason, costReason } from './reasons';
import type { CostColumns } from './schema/cost-columns';

export type CostRow = { readonly key: string; readonly previous: Rational | null; readonly current: Rational | null };

type ColumnsOf = {
  /** What the figures' ids start with: `accounts`. */
  readonly table: string;
  readonly rows: readonly CostRow[];
  /** A row that another table prints as its total. */
  readonly pinnedKey?: string;
  /** Rows that a memo line adds up again, below the total. */
  readonly memoKeys?: readonly string[];
};

export type CostTable = {
  readonly rows: ReadonlyMap<string, CostColumns>;
  readonly total: CostColumns;
  readonly memo: CostColumns;
};

type Cells = {
  readonly id: string;
  readonly previous: Rational | null;
  readonly current: Rational | null;
  readonly share: Rational | null;
  readonly printed: {
    readonly previous: Rational | null;
    readonly current: Rational | null;
    readonly change: Rational | null;
    readonly share: Rational | null;
  };
};

const newReason: FigureReason = { code: 'zero-before', text: 'There was no cost in the month before.' };

const cellFigures = (context: ReportContext, cells: Cells): CostColumns => {
  const noChange = changeReason(context);
  const noCost = costReason(context);
  const at = (of: string, month: Month) => ({ kind: 'cost' as const, of: `${cells.id}.${of}`, month });
  const change = noChange === null ? differenceOf(cells.previous, cells.current) : null;
  const relative = noChange === null ? relativeChangeOf(cells.previous, cells.current) : null;
  const amount = (of: 'previous' | 'current', month: Month) =>
    figure({
      id: `${cells.id}.${of}`,
      value: cells[of],
      unit: 'money',
      source: at('cost', month),
      print: (value) => formatNumber(cells.printed[of] ?? value),
      reason: of === 'current' ? noCost : noChange,
    });
  return {
    previous: amount('previous', context.previousMonth),
    current: amount('current', context.month),
    change: figure({
      id: `${cells.id}.change`,
      value: change,
      unit: 'money',
      source: at('change', context.month),
      print: (value) => formatNumberChange(cells.printed.change ?? value),
      reason: noChange ?? noCost,
    }),
    relativeChange: figure({
      id: `${cells.id}.relative-change`,
      value: relative,
      unit: 'relative-change',
      source: at('change', context.month),
      print: formatRelativeChange,
      reason: noChange ?? noCost ?? newReason,
    }),
    share: figure({
      id: `${cells.id}.share`,
      value: cells.share,
      unit: 'share',
      source: at('share', context.month),
      print: (value) => formatShare(cells.printed.share ?? value),
      reason: noCost,
    }),
  };
};

const unrounded = { previous: null, current: null, change: null, share: null };

const pick = <Value>(values: readonly Value[], isPicked: readonly boolean[]): Value[] =>
  values.filter((_, index) => isPicked[index] === true);

/** The figures of a table of costs, rounded so that each column's rows sum to its printed total. */
export const costColumns = (
  context: ReportContext,
  { table, rows, pinnedKey, memoKeys = [] }: ColumnsOf,
): CostTable => {
  const previous = rows.map((row) => row.previous);
  const current = rows.map((row) => row.current);
  const pinned = pinnedKey === undefined ? null : rows.findIndex(({ key }) => key === pinnedKey);
  const printed = {
    previous: roundColumn(previous, 0, pinned),
    current: roundColumn(current, 0, pinned),
    change: roundColumn(
      rows.map((row) => differenceOf(row.previous, row.current)),
      0,
      pinned,
    ),
    share: roundShares(current, totalOf(current)),
  };
  const total = { previous: totalOf(previous), current: totalOf(current) };
  const shares = sharesOf(current, total.current);
  const figures = rows.map((row, index): [string, CostColumns] => {
    const own = {
      previous: printed.previous[index] ?? null,
      current: printed.current[index] ?? null,
      change: printed.change[index] ?? null,
      share: printed.share[index] ?? null,
    };
    const share = shares[index] ?? null;
    return [row.key, cellFigures(context, { ...row, id: `${table}.${row.key}`, share, printed: own })];
  });
  const isMemo = rows.map(({ key }) => memoKeys.includes(key));
  const sumOf = (column: readonly (Rational | null)[]) => totalOf(pick(column, isMemo));
  const whole = total.current === null || isZero(total.current) ? null : one;
  return {
    rows: new Map(figures),
    total: cellFigures(context, { id: `${table}.total`, ...total, share: whole, printed: unrounded }),
    memo: cellFigures(context, {
      id: `${table}.memo`,
      previous: sumOf(previous),
      current: sumOf(current),
      share: whole === null ? null : sumOf(shares),
      printed: {
        previous: sumOf(printed.previous),
        current: sumOf(printed.current),
        change: sumOf(printed.change),
        share: sumOf(printed.share),
      },
    }),
  };
};

/** The rows with the largest rise first; those without a known change last. */
export const byChange = (a: CostRow, b: CostRow): number => {
  const [first, second] = [differenceOf(a.previous, a.current), differenceOf(b.previous, b.current)];
  if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
  const order = subtract(second, first).numerator;
  return order === 0n ? 0 : order > 0n ? 1 : -1;
};
