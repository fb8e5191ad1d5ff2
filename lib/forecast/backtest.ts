import type { History } from './history';
import type { Model } from './models';
import { type Gap, type Steps, weigh, weightsAhead } from './project';

/** One projection of the past beside what came: both in the same whole units. */
export type Trial = { readonly projected: bigint; readonly actual: bigint };

/** Errors are kept to 12 decimals. */
export const ERROR_UNITS = 10n ** 12n;

const actualOf = (history: History, perDay: readonly bigint[], origin: number, steps: Steps): bigint => {
  let total = 0n;
  for (let at = origin + steps.first - 1; at < origin + steps.last; at += 1)
    total += (perDay[at] ?? 0n) * (history.days[at] ?? 0n);
  return total;
};

/**
 * What the model would have projected for the steps as of `origin` known months, beside what they then cost. The model
 * is fitted to the history's months before `origin` alone; `perDay` are the costs to project: the history's, or a part's.
 */
export const trial = (
  model: Model,
  history: History,
  perDay: readonly bigint[],
  origin: number,
  steps: Steps,
): Trial | Gap => {
  const weights = weightsAhead(model, history, origin, steps);
  if (typeof weights === 'string') return weights;
  return {
    projected: weigh(weights, perDay, origin),
    actual: actualOf(history, perDay, origin, steps) * weights.scale,
  };
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** a / b in units of 10⁻¹², half up; both positive. */
const ratio = (a: bigint, b: bigint): bigint => (2n * a * ERROR_UNITS + b) / (2n * b);

/** |projected − actual| ÷ actual; null where nothing was spent. */
export const errorOfActual = ({ projected, actual }: Trial): bigint | null =>
  actual <= 0n ? null : ratio(magnitude(projected - actual), actual);

/** |actual − projected| ÷ projected: how wide a band round the projection would have held the actual cost. */
export const errorOfProjected = ({ projected, actual }: Trial): bigint | null => {
  if (projected > 0n) return ratio(magnitude(actual - projected), projected);
  return projected === actual ? 0n : null;
};
