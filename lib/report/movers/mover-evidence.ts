import type { CostCell, ScopeClass } from '../../kpis/types';
import { add, fromNanos, negate, type Rational, zero } from '../../money/rational';
import { daysInMonth, type Month } from '../../month/month';
import { costBy, measureValue, type ReportContext } from '../context';
import { differenceOf } from '../format/columns';
import { perDay } from './daily-cost';
import type { MoverEvidence } from './evidence';
import { type ChangeSplit, splitChange } from './split-change';

/** One account's cost of one type, by month; zero where a bill has none of it. */
export type MoverCosts = {
  readonly key: string;
  readonly accountId: string;
  readonly costType: string;
  readonly costs: ReadonlyMap<Month, Rational | null>;
  /** The report's month against the one before; null where one is unknown. */
  readonly change: Rational | null;
};

const keyOf = ({ accountId, costType }: CostCell): string => `${accountId}.${costType}`;

/** Every account × cost type of the two months compared, with its 13 months. */
export const moverCosts = (context: ReportContext): MoverCosts[] => {
  const { window, month, previousMonth } = context;
  const byMonth = new Map(window.map((each) => [each, costBy(context, each, keyOf)]));
  const cells = [previousMonth, month].flatMap((each) => context.cells(each) ?? []);
  const named = new Map(cells.map((cell) => [keyOf(cell), cell]));
  return [...named].map(([key, { accountId, costType }]) => {
    const at = (each: Month): Rational | null => {
      const known = byMonth.get(each) ?? null;
      if (known === null) return null;
      const cost = known.get(key);
      return cost === undefined ? zero : cost;
    };
    const costs = new Map(window.map((each) => [each, at(each)]));
    return { key, accountId, costType, costs, change: differenceOf(at(previousMonth), at(month)) };
  });
};

const changeByClass = (context: ReportContext, mover: MoverCosts): ReadonlyMap<ScopeClass, Rational> => {
  const parts = new Map<ScopeClass, Rational>();
  const read = (month: Month, sign: (value: Rational) => Rational) => {
    for (const cell of context.cells(month) ?? []) {
      if (keyOf(cell) !== mover.key) continue;
      const amount = sign(fromNanos(cell.nanos ?? 0n));
      parts.set(cell.scopeClass, add(parts.get(cell.scopeClass) ?? zero, amount));
    }
  };
  read(context.month, (value) => value);
  read(context.previousMonth, negate);
  return parts;
};

const scopeOf = (context: ReportContext, accountId: string): MoverEvidence['scope'] => {
  const isOut = (month: Month) =>
    (context.kpis.series.get(month)?.inputs.costs ?? []).some(
      (cell) => cell.accountId === accountId && cell.environment === 'out-of-scope',
    );
  const [before, after] = [isOut(context.previousMonth), isOut(context.month)];
  return before === after ? 'same' : before ? 'entered' : 'left';
};

const activeOf = (context: ReportContext, accountId: string): MoverEvidence['active'] => {
  const account = context.inputs.accounts.find((each) => each.accountId === accountId);
  const at = (month: Month) => measureValue(context, 'workspaces.active', month);
  const [before, after] = [at(context.previousMonth), at(context.month)];
  return account?.environment !== 'production' || before === null || after === null ? null : { before, after };
};

const splitOf = (context: ReportContext, { accountId, costType }: MoverCosts): ChangeSplit | null => {
  const lines = context.inputs.moverLines.filter((line) => line.accountId === accountId);
  return splitChange(
    lines.filter((line) => line.costType === costType),
    lines.filter((line) => line.costType !== costType),
  );
};

/** What the data tells about a change; both months are known. */
export const evidenceOf = (
  context: ReportContext,
  mover: MoverCosts,
  printedChange: Rational | null = null,
): MoverEvidence => ({
  key: mover.key,
  month: context.month,
  currency: context.currency,
  before: mover.costs.get(context.previousMonth) ?? zero,
  after: mover.costs.get(context.month) ?? zero,
  printedChange,
  changeByClass: changeByClass(context, mover),
  split: splitOf(context, mover),
  daily: context.window.map((month) => perDay(mover.costs.get(month) ?? null, daysInMonth(month))),
  scope: scopeOf(context, mover.accountId),
  daysDiffer: daysInMonth(context.month) !== daysInMonth(context.previousMonth),
  active: activeOf(context, mover.accountId),
  basis: context.inputs.basis,
  noiseBandPct: context.inputs.settings.noiseBandPct,
});
