import { compare, type Rational, zero } from '../money/rational';
import { bandOf } from './band';
import { type ModelScore, rankModels } from './choose-model';
import { type GivenHistory, type History, perDay, toHistory, toMoney, toUnitCost } from './history';
import { driverLine, type Model, type ModelId, YEAR } from './models';
import { type Steps, weigh, weighMoney, weightsAhead } from './project';

export type { GivenHistory } from './history';
export { type ModelId, modelIds } from './models';
export type { Gap } from './project';

/** What the driver model found in the last year: a workspace's cost a day, and what costs the same without any. */
export type UnitCost = { readonly unit: Rational; readonly fixed: Rational };

export type Forecast = {
  readonly model: ModelId;
  /** How many months the compared models were tried on. */
  readonly trials: number;
  readonly scores: readonly ModelScore[];
  /** Erred less than the chosen one, but would give a part a negative cost that it never had. */
  readonly refused: readonly ModelId[];
  /** Null: workspaces do not explain the cost, or were not counted. */
  readonly unitCost: UnitCost | null;
  /** The steps together, of the whole (`null`) or of a part by its place: money, and parts add up to the whole. */
  readonly amount: (part: number | null, steps: Steps) => Rational;
  /** Half the 80 % band of the same as a fraction of it; null: too few backtests reach that far. */
  readonly halfBand: (part: number | null, steps: Steps) => Rational | null;
  /** The same for each of so many months ahead of the whole: never narrower than the one before, farther is not surer. */
  readonly monthlyHalfBands: (months: number) => readonly (Rational | null)[];
};

type Question = {
  readonly history: GivenHistory;
  /** What the whole is made of, in nanos by month. */
  readonly parts: readonly (readonly bigint[])[];
  /** How many months ahead will be asked for. */
  readonly horizon: number;
};

const isNegativeAhead = (model: Model, history: History, part: readonly bigint[], horizon: number): boolean => {
  if (part.some((cost) => cost < 0n)) return false;
  return Array.from({ length: horizon }, (_, index) => index + 1).some((step) => {
    const weights = weightsAhead(model, history, part.length, { first: step, last: step });
    return typeof weights !== 'string' && weigh(weights, part, part.length) < 0n;
  });
};

const monthlyHalfBands = (model: Model, history: History, months: number): (Rational | null)[] => {
  let widest: Rational | null = zero;
  return Array.from({ length: months }, (_, index) => {
    const own = bandOf(model, history, history.perDay, { first: index + 1, last: index + 1 });
    widest = own === null || widest === null ? null : compare(own, widest) < 0 ? widest : own;
    return widest;
  });
};

const unitCostOf = ({ perDay: costs, drivers }: History): UnitCost | null => {
  if (costs.length < YEAR) return null;
  const line = driverLine({ values: costs.slice(-YEAR), drivers: drivers.slice(-YEAR) });
  if (typeof line === 'string') return null;
  return {
    unit: toUnitCost(line.slope, line.spread),
    fixed: toMoney(line.fixed, BigInt(YEAR) * line.spread),
  };
};

const chooseFrom = (history: History, parts: readonly (readonly bigint[])[], horizon: number) => {
  const ranking = rankModels(history);
  if (ranking === null) return null;
  const isRefused = (model: Model) => parts.some((part) => isNegativeAhead(model, history, part, horizon));
  const at = ranking.ranked.findIndex((model) => !isRefused(model));
  const model = ranking.ranked[at];
  return model === undefined ? null : { ranking, model, refused: ranking.ranked.slice(0, at).map(({ id }) => id) };
};

/**
 * Chooses a model by backtest on the whole, and projects the whole and its parts with it: nothing after the history's
 * last month is looked at. Money is exact. Null: too little history to compare models.
 */
export const forecastFrom = ({ history: given, parts, horizon }: Question): Forecast | null => {
  const history = toHistory(given);
  const partsPerDay = parts.map((part) => perDay(part, given.days));
  const choice = chooseFrom(history, partsPerDay, horizon);
  if (choice === null) return null;
  const { model, ranking, refused } = choice;
  const known = history.perDay.length;
  const costsOf = (part: number | null) => (part === null ? history.perDay : (partsPerDay[part] ?? []));
  return {
    model: model.id,
    trials: ranking.trials,
    scores: ranking.scores,
    refused,
    unitCost: unitCostOf(history),
    amount: (part, steps) => {
      const weights = weightsAhead(model, history, known, steps);
      if (typeof weights === 'string') throw new RangeError('A chosen model projects every step.');
      return weighMoney(weights, costsOf(part), known);
    },
    halfBand: (part, steps) => bandOf(model, history, costsOf(part), steps),
    monthlyHalfBands: (months) => monthlyHalfBands(model, history, months),
  };
};
