import { formatMoney, formatShare } from '../../kpis/format';
import { absolute, compare, isZero, type Rational } from '../../money/rational';
import { costBy, type ReportContext } from '../context';
import { type CostRow, costColumns } from '../cost-columns';
import { type Figure, figure, point } from '../figure';
import { differenceOf, roundColumn, roundShares, sharesOf, totalOf } from '../format/columns';
import { formatMoneyChange, formatNumber } from '../format/numbers';
import { countOf } from '../format/words';
import { proposeDriver } from '../movers/driver';
import { evidenceOf, type MoverCosts, moverCosts } from '../movers/mover-evidence';
import { moversOutline } from '../outline/movers';
import { changeReason, costReason } from '../reasons';
import { type MoverColumns, type MoverRow, type MoversSection, moversSchema } from '../schema/movers';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';
import { mergeMoverNotes } from '../words/mover-edits';

const MOST = 5;
const REST = 'rest';

const sizeOf = (change: Rational | null): Rational | null => (change === null ? null : absolute(change));

const bySize = (a: MoverCosts, b: MoverCosts): number => {
  const [first, second] = [sizeOf(a.change), sizeOf(b.change)];
  if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
  return compare(second, first) || a.key.localeCompare(b.key);
};

const rowOf = (context: ReportContext, movers: readonly MoverCosts[], key: string): CostRow => {
  const at = (month: string) => totalOf(movers.map(({ costs }) => costs.get(month) ?? null));
  return { key, previous: at(context.previousMonth), current: at(context.month) };
};

const shareFigures = (context: ReportContext, rows: readonly CostRow[]): Map<string, Figure> => {
  const changes = rows.map((row) => differenceOf(row.previous, row.current));
  const total = totalOf(changes);
  const [shares, printed] = [sharesOf(changes, total), roundShares(changes, total)];
  const [whole = null] = sharesOf([total], total);
  const of = (key: string, value: Rational | null, shown: Rational | null): [string, Figure] => [
    key,
    figure({
      id: `movers.${key}.share-of-change`,
      value,
      unit: 'share',
      source: { kind: 'cost', of: `movers.${key}.change`, month: context.month },
      print: (share) => formatShare(shown ?? share),
      reason: costReason(context) ?? { code: 'zero-change', text: 'The changes cancel out, so nothing has a share.' },
    }),
  ];
  const rowShares = rows.map(({ key }, at) => of(key, shares[at] ?? null, printed[at] ?? null));
  return new Map([...rowShares, of('total', whole, null)]);
};

const accountName = (context: ReportContext, accountId: string): string =>
  context.inputs.accounts.find((account) => account.accountId === accountId)?.name ?? accountId;

type RowParts = {
  readonly mover: MoverCosts;
  readonly columns: MoverColumns;
  /** As its column prints it. */
  readonly change: Rational | null;
};

const moverRow = (context: ReportContext, { mover, columns, change }: RowParts): MoverRow => {
  const account = context.inputs.accounts.find(({ accountId }) => accountId === mover.accountId);
  return {
    ...columns,
    key: mover.key,
    accountId: mover.accountId,
    name: account?.name ?? mover.accountId,
    costType: mover.costType === 'other' ? 'other types' : mover.costType,
    environment: account?.environment ?? 'unmapped',
    ...mergeMoverNotes(
      { driver: proposeDriver(evidenceOf(context, mover, change)), owner: account?.owner ?? null },
      context.inputs.words.moverNotes.filter((note) => note.mover === mover.key),
    ),
    series: context.window.map((month) =>
      point(month, mover.costs.get(month) ?? null, 'money', (value) => formatNumber(value)),
    ),
  };
};

const noteOf = (context: ReportContext, largest: MoverCosts | undefined): Sentence | null => {
  const change = largest?.change ?? null;
  if (largest === undefined || change === null) return null;
  const size = figure({
    id: 'movers.rest.largest',
    value: change,
    unit: 'money',
    source: { kind: 'cost', of: `movers.${largest.key}.change`, month: context.month },
    print: (value) => formatMoneyChange(value, context.currency),
  });
  return sentence`The largest is ${size}`;
};

type Findings = {
  readonly rows: readonly MoverCosts[];
  readonly printed: readonly (Rational | null)[];
  readonly total: Rational | null;
};

const findingOf = (context: ReportContext, { rows, printed, total }: Findings): Sentence => {
  const clause = (mover: MoverCosts, index: number): Sentence => {
    const { change } = mover;
    const amount = figure({
      id: `movers.${mover.key}.size`,
      value: sizeOf(change),
      unit: 'money',
      source: { kind: 'cost', of: `movers.${mover.key}.change`, month: context.month },
      print: (value) => formatMoney(sizeOf(printed[index] ?? null) ?? value, context.currency),
    });
    const type = mover.costType === 'other' ? 'other types' : mover.costType;
    const verb = (change?.numerator ?? 0n) < 0n ? 'fell' : 'rose';
    return sentence`${accountName(context, mover.accountId)} ${type} ${verb} by ${amount}`;
  };
  const [first, second] = rows.slice(0, 2).map(clause);
  if (first === undefined) return sentence`No account’s cost of any type changed`;
  const whole = figure({
    id: 'movers.total.net',
    value: total,
    unit: 'money',
    source: { kind: 'cost', of: 'movers.total.change', month: context.month },
    print: (value) => formatMoneyChange(value, context.currency),
    reason: costReason(context) ?? { code: 'basis-unknown', text: 'A cost is unknown in this basis.' },
  });
  const net = total === null ? null : sentence`; all changes come to ${whole}`;
  return second === undefined ? sentence`${first}${net}` : sentence`${first} and ${second}${net}`;
};

const build = (context: ReportContext): MoversSection => {
  const reason = costBy(context, context.month, () => '') === null ? costReason(context) : changeReason(context);
  if (reason !== null)
    return {
      finding: sentence`Nothing to compare yet: ${reason.text.charAt(0).toLowerCase()}${reason.text.slice(1).replace(/\.$/, '')}`,
      rows: [],
      rest: null,
      total: null,
    };
  const all = moverCosts(context).sort(bySize);
  const top = all.filter(({ change }) => change !== null && !isZero(change)).slice(0, MOST);
  const others = all.filter((mover) => !top.includes(mover));
  const rows = [
    ...top.map((mover) => rowOf(context, [mover], mover.key)),
    ...(others.length === 0 ? [] : [rowOf(context, others, REST)]),
  ];
  const table = costColumns(context, { table: 'movers', rows });
  const shares = shareFigures(context, rows);
  const columnsOf = (key: string): MoverColumns | null => {
    const [columns, shareOfChange] = [key === 'total' ? table.total : table.rows.get(key), shares.get(key)];
    return columns === undefined || shareOfChange === undefined ? null : { ...columns, shareOfChange };
  };
  const changes = rows.map((row) => differenceOf(row.previous, row.current));
  const printed = roundColumn(changes, 0);
  const rest = columnsOf(REST);
  return {
    finding: findingOf(context, { rows: top, printed, total: totalOf(changes) }),
    rows: top.flatMap((mover, index) => {
      const columns = columnsOf(mover.key);
      return columns === null ? [] : [moverRow(context, { mover, columns, change: printed[index] ?? null })];
    }),
    rest:
      rest === null
        ? null
        : { ...rest, label: countOf(others.length, 'other change'), note: noteOf(context, others[0]) },
    total: columnsOf('total'),
  };
};

/** The account × cost type changes that matter most, with what the data says drives them. */
export const movers = {
  id: 'movers',
  title: 'Top movers',
  schema: moversSchema,
  build,
  outline: moversOutline,
} as const satisfies SectionDefinition<'movers', MoversSection>;
