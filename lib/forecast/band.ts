import { type Rational, rational } from '../money/rational';
import { ERROR_UNITS, errorOfProjected, trial } from './backtest';
import { FEWEST_TRIALS } from './choose-model';
import type { History } from './history';
import type { Model } from './models';
import type { Steps } from './project';

/** The newest backtests that a band is read from. */
const MOST_TRIALS = 24;

/** Eight of ten. */
const COVERAGE = { of: 8, all: 10 } as const;

const byMagnitude = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const errorsOf = (model: Model, history: History, perDay: readonly bigint[], steps: Steps): bigint[] => {
  const errors: bigint[] = [];
  const newest = history.perDay.length - steps.last;
  for (let origin = newest; origin >= model.window && errors.length < MOST_TRIALS; origin -= 1) {
    const tried = trial(model, history, perDay, origin, steps);
    const error = typeof tried === 'string' ? null : errorOfProjected(tried);
    if (error !== null) errors.push(error);
  }
  return errors;
};

/**
 * Half the width of the 80 % band as a fraction of the projection, from the errors that the model really made over as
 * many months ahead: of k backtests (24 at most) the ⌈0.8 (k + 1)⌉th smallest error. This holds without any assumption
 * on how errors are distributed (split conformal prediction; Lei et al. 2018, Distribution-Free Predictive Inference
 * for Regression, 2.2). Null: fewer than six backtests reach that far.
 */
export const bandOf = (model: Model, history: History, perDay: readonly bigint[], steps: Steps): Rational | null => {
  const errors = errorsOf(model, history, perDay, steps).sort(byMagnitude);
  if (errors.length < FEWEST_TRIALS) return null;
  const rank = Math.ceil((COVERAGE.of * (errors.length + 1)) / COVERAGE.all);
  return rational(errors[Math.min(rank, errors.length) - 1] ?? 0n, ERROR_UNITS);
};
