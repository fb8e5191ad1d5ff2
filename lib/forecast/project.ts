import type { Rational } from '../money/rational';
import { type History, toMoney } from './history';
import { dot, type Model, type NoFit, type Weights } from './models';

/** Months ahead, both included: 1 is the month after the last known one. */
export type Steps = { readonly first: number; readonly last: number };

/** Why a model gives nothing. */
export type Gap = NoFit | 'too-short';

/**
 * The weights of the window's months in the cost of the steps together, each times its month's days. Only months before
 * `origin` are looked at: `origin` is how many months are known.
 */
export const weightsAhead = (model: Model, history: History, origin: number, steps: Steps): Weights | Gap => {
  const from = origin - model.window;
  if (from < 0) return 'too-short';
  const window = { values: history.perDay.slice(from, origin), drivers: history.drivers.slice(from, origin) };
  const parts = window.values.map(() => 0n);
  let scale = 1n;
  for (let step = steps.first; step <= steps.last; step += 1) {
    const weights = model.weights(step, window);
    if (typeof weights === 'string') return weights;
    const days = history.days[origin + step - 1] ?? 0n;
    for (const [at, part] of weights.parts.entries()) parts[at] = (parts[at] ?? 0n) + part * days;
    scale = weights.scale;
  }
  return { parts, scale };
};

/** The weighted sum of the months before `origin`, times the weights' scale. */
export const weigh = ({ parts }: Weights, perDay: readonly bigint[], origin: number): bigint =>
  dot(parts, perDay.slice(origin - parts.length, origin));

/** The same as money. */
export const weighMoney = (weights: Weights, perDay: readonly bigint[], origin: number): Rational =>
  toMoney(weigh(weights, perDay, origin), weights.scale);
