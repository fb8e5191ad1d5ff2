import type { Figure, FigureSource } from '../schema/figure';
import type { ChangeKind, RecordedChange } from './recorded-change';

const always: readonly ChangeKind[] = ['setting', 'other'];
const cost: readonly ChangeKind[] = ['bill', 'savings', 'mapping', 'rule', 'rate'];

/** What can move a figure, by where it comes from. */
const movers: Readonly<Record<FigureSource['kind'], readonly ChangeKind[]>> = {
  kpi: [...cost, 'counts', 'definition'],
  measure: [...cost, 'counts', 'fleet'],
  cost: [...cost, 'counts'],
  bill: cost,
  target: ['target', 'definition'],
  invoice: ['invoice', 'bill', 'rate'],
  savings: cost,
  projection: [...cost, 'counts', 'budgets'],
  person: [],
};

const isCount = ({ unit, source }: Figure): boolean => unit === 'count' && source.of.startsWith('workspaces.');

const accountIdPattern = /(?<!\d)\d{12}(?!\d)/;

/** A mapping of other accounts does not move one account's own cost. */
const isOfOtherAccount = ({ accounts }: RecordedChange, { id }: Figure): boolean => {
  const [account] = accountIdPattern.exec(id) ?? [];
  return account !== undefined && accounts !== null && !accounts.includes(account) && !id.includes('share');
};

const isOfOtherKpi = ({ kpiId }: RecordedChange, { source }: Figure): boolean =>
  kpiId !== null && source.of.split('.')[0] !== kpiId;

const canMove = (change: RecordedChange, figure: Figure): boolean => {
  if (always.includes(change.kind)) return true;
  if (!movers[figure.source.kind].includes(change.kind)) return false;
  if (isCount(figure)) return change.kind === 'counts';
  if (change.kind === 'counts' && figure.source.kind === 'cost') return figure.unit === 'money-per-workspace';
  return !isOfOtherAccount(change, figure) && !isOfOtherKpi(change, figure);
};

/**
 * The recorded changes that can have moved a figure; all of them where none is known to. Empty only where nothing was
 * recorded: then the program computes it otherwise than when it was published.
 */
export const causesOf = (figure: Figure, changes: readonly RecordedChange[]): readonly RecordedChange[] => {
  const able = changes.filter(({ kind }) => kind !== 'words');
  const likely = able.filter((change) => canMove(change, figure));
  return likely.length > 0 ? likely : able;
};
