import { divide, fromInteger, type Rational } from '../../money/rational';
import type { CostCell } from '../types';
import { otherCostType } from './compile-rules';

/** The share of cost that rules name; null where there is no cost, or a part of it is unknown. */
export type RuleCoverage = {
  readonly costType: Rational | null;
  readonly costClass: Rational | null;
  readonly cluster: Rational | null;
};

const share = (cells: readonly CostCell[], isNamed: (cell: CostCell) => boolean): Rational | null => {
  let [named, whole] = [0n, 0n];
  for (const cell of cells) {
    if (cell.nanos === null) return null;
    // A credit named by a rule counts like a cost: what matters is how much money the rules have seen.
    const size = cell.nanos < 0n ? -cell.nanos : cell.nanos;
    whole += size;
    if (isNamed(cell)) named += size;
  }
  return whole === 0n ? null : divide(fromInteger(named), fromInteger(whole));
};

/**
 * How much of a month's cost the rules name: cost types of all cost (the catch-all names nothing), cost classes and
 * clusters of production cost.
 */
export const ruleCoverage = (cells: readonly CostCell[]): RuleCoverage => {
  const production = cells.filter((cell) => cell.environment === 'production');
  return {
    costType: share(cells, (cell) => cell.costType !== otherCostType),
    costClass: share(production, (cell) => cell.costClass !== 'unclassified'),
    cluster: share(production, (cell) => cell.cluster !== null),
  };
};
