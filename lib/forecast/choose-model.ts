import { type Rational, rational } from '../money/rational';
import { ERROR_UNITS, errorOfActual, trial } from './backtest';
import type { History } from './history';
import { type Model, type ModelId, models } from './models';
import { type Gap, weightsAhead } from './project';

/** A model is compared when it could have projected each of the last six months or more, twelve at most. */
export const FEWEST_TRIALS = 6;
const MOST_TRIALS = 12;

export type ModelScore = {
  readonly id: ModelId;
  /** Mean absolute percentage error as a fraction; null: not compared. */
  readonly error: Rational | null;
  readonly gap: Gap | null;
};

export type Ranking = {
  /** How many months each compared model projected. */
  readonly trials: number;
  /** All models, the simpler one first. */
  readonly scores: readonly ModelScore[];
  /** The compared ones, the smallest error first; the simpler one first where the errors are the same. */
  readonly ranked: readonly Model[];
};

type Record = { readonly model: Model; readonly errors: readonly bigint[]; readonly gap: Gap | null };

/** The errors one month ahead, newest first, as far back as the model could project without a gap. */
const recordOf = (model: Model, history: History): Record => {
  const known = history.perDay.length;
  const now = weightsAhead(model, history, known, { first: 1, last: 1 });
  const errors: bigint[] = [];
  let gap: Gap | null = typeof now === 'string' ? now : null;
  for (let origin = known - 1; origin > 0 && errors.length < MOST_TRIALS; origin -= 1) {
    const tried = trial(model, history, history.perDay, origin, { first: 1, last: 1 });
    const error = typeof tried === 'string' ? null : errorOfActual(tried);
    if (error === null) {
      if (errors.length < FEWEST_TRIALS) gap ??= typeof tried === 'string' ? tried : 'no-fit';
      break;
    }
    errors.push(error);
  }
  return { model, errors, gap: errors.length < FEWEST_TRIALS ? (gap ?? 'too-short') : gap };
};

/** The mean error over `trials` months in units of 10⁻¹². */
const meanOf = (errors: readonly bigint[], trials: number): bigint =>
  errors.slice(0, trials).reduce((sum, error) => sum + error, 0n) / BigInt(trials);

/** Errors that print the same (a tenth of a percent, rounded half up) are the same. */
const printed = (error: bigint): bigint => (error * 2_000n + ERROR_UNITS) / (2n * ERROR_UNITS);

/**
 * Ranks the models by a backtest with rolling origin (Hyndman, Athanasopoulos: FPP3, 5.10): each of the last months is
 * projected from the months before it alone, by every model, and the mean absolute percentage error (FPP3, 5.8) counts.
 * All are compared over the same months. Null: too little history to compare anything.
 */
export const rankModels = (history: History): Ranking | null => {
  const records = models.map((model) => recordOf(model, history));
  const compared = records.filter(({ gap }) => gap === null);
  if (compared.length === 0) return null;
  const trials = Math.min(...compared.map(({ errors }) => errors.length));
  const errorOf = ({ errors }: Record) => meanOf(errors, trials);
  const order = [...compared].sort((a, b) => Number(printed(errorOf(a)) - printed(errorOf(b))));
  return {
    trials,
    scores: records.map((record) => ({
      id: record.model.id,
      error: record.gap === null ? rational(errorOf(record), ERROR_UNITS) : null,
      gap: record.gap,
    })),
    ranked: order.map(({ model }) => model),
  };
};
