import { splitAmount } from '../money/largest-remainder';
import { compare, fromDecimal, fromInteger, one, type Rational, subtract, sum, zero } from '../money/rational';
import type { KpiSettings } from './kpi-settings';
import type { CostCell, EnvironmentId } from './types';

/** The environments that shared cost can be split over, and that rule P-4 compares. */
export const workEnvironments = ['production', 'core', 'test', 'dev', 'staging'] as const;

type Share = { readonly environment: EnvironmentId; readonly weight: Rational };

type SplitSettings = Pick<KpiSettings, 'sharedCostSplit' | 'sharedCostShares' | 'kpiScopeClasses'>;

const costOf = (cells: readonly CostCell[], environment: EnvironmentId): bigint =>
  cells.reduce((total, cell) => (cell.environment === environment ? total + (cell.nanos ?? 0n) : total), 0n);

/** Negative cost gets no share: a credit of its own must not turn its share round. */
const proportionalShares = (cells: readonly CostCell[]): Share[] =>
  workEnvironments
    .map((environment) => ({ environment, weight: fromInteger(costOf(cells, environment)) }))
    .filter((share) => compare(share.weight, zero) > 0);

const evenShares = (cells: readonly CostCell[]): Share[] =>
  workEnvironments
    .filter((environment) => cells.some((cell) => cell.environment === environment))
    .map((environment) => ({ environment, weight: one }));

/** What the fixed shares leave of the whole stays shared. */
const fixedShares = (shares: SplitSettings['sharedCostShares']): Share[] => {
  const given = workEnvironments.flatMap((environment) => {
    const share = shares[environment];
    return share === undefined ? [] : [{ environment, weight: fromDecimal(share) }];
  });
  const rest = subtract(one, sum(given.map((share) => share.weight)));
  return compare(rest, zero) > 0 ? [...given, { environment: 'shared', weight: rest }] : given;
};

const sharesFor = (cells: readonly CostCell[], settings: SplitSettings): Share[] => {
  const inScope = cells.filter((cell) => settings.kpiScopeClasses.includes(cell.scopeClass));
  if (settings.sharedCostSplit === 'core') return [{ environment: 'core', weight: one }];
  if (settings.sharedCostSplit === 'even') return evenShares(inScope);
  return settings.sharedCostSplit === 'fixed' ? fixedShares(settings.sharedCostShares) : proportionalShares(inScope);
};

const splitCell = (cell: CostCell, shares: readonly Share[]): CostCell[] => {
  const { nanos } = cell;
  if (nanos === null) return shares.map(({ environment }) => ({ ...cell, environment, nanos: null }));
  const parts = splitAmount(
    nanos,
    shares.map((share) => share.weight),
  );
  return shares.map(({ environment }, index) => ({ ...cell, environment, nanos: parts[index] ?? 0n }));
};

/**
 * The cells with shared cost given to the environments as the settings say, cell by cell and without losing a nano.
 * Shared cost stays where it is under `keep`, and where nothing can carry it.
 */
export const allocateSharedCost = (cells: readonly CostCell[], settings: SplitSettings): readonly CostCell[] => {
  if (settings.sharedCostSplit === 'keep') return cells;
  const shares = sharesFor(cells, settings);
  if (shares.length === 0) return cells;
  return cells.flatMap((cell) => (cell.environment === 'shared' ? splitCell(cell, shares) : [cell]));
};
