/** The months that a model looks at, the newest last; it never sees a later one. */
export type ModelWindow = { readonly values: readonly bigint[]; readonly drivers: readonly (bigint | null)[] };

/** A projection as a weighted sum of the window's months: Σ parts × values / scale. */
export type Weights = { readonly parts: readonly bigint[]; readonly scale: bigint };

/** Why a model cannot project: its driver was not counted in every month, or does not explain the cost. */
export type NoFit = 'no-counts' | 'no-fit';

export const modelIds = ['last-value', 'linear-trend', 'seasonal', 'driver'] as const;
export type ModelId = (typeof modelIds)[number];

/**
 * Every model is a weighted sum of past months. So the projections of parts add up to the projection of their sum,
 * twice the cost gives twice the projection, and all of it is exact.
 */
export type Model = {
  readonly id: ModelId;
  /** How many months it looks at. */
  readonly window: number;
  /** The weights for the month `step` ahead (1 is the next one). */
  readonly weights: (step: number, window: ModelWindow) => Weights | NoFit;
};

/** The naive method: every month to come costs a day what the last one did (Hyndman, Athanasopoulos: FPP3, 5.2). */
const lastValue: Model = { id: 'last-value', window: 1, weights: () => ({ parts: [1n], scale: 1n }) };

const TREND_MONTHS = 6;

/**
 * The least-squares line through six months, carried on (FPP3, 7.4). With months i = 0 … n−1 and the target τ = n−1+step,
 * month i weighs 1/n + (τ − ī)(i − ī) / Σ(i − ī)², here times n(n² − 1).
 */
const linearTrend: Model = {
  id: 'linear-trend',
  window: TREND_MONTHS,
  weights: (step) => {
    const last = TREND_MONTHS - 1;
    const square = TREND_MONTHS ** 2 - 1;
    const target = 2 * (last + step) - last;
    const parts = Array.from({ length: TREND_MONTHS }, (_, at) => BigInt(square + 3 * target * (2 * at - last)));
    return { parts, scale: BigInt(TREND_MONTHS * square) };
  },
};

/** The months that the seasonal and the driver model go by. */
export const YEAR = 12;
const LEVEL_MONTHS = 3;

/**
 * The same month a year ago, plus how far the last three months lie from the same three a year ago: the seasonal naive
 * method with the change of level added (FPP3, 5.2). A step is at most 12.
 */
const seasonal: Model = {
  id: 'seasonal',
  window: YEAR + LEVEL_MONTHS,
  weights: (step) => {
    const parts = Array.from({ length: YEAR + LEVEL_MONTHS }, (_, at) => {
      const level = at >= YEAR ? 1 : at < LEVEL_MONTHS ? -1 : 0;
      return BigInt(level + (at === LEVEL_MONTHS - 1 + step ? LEVEL_MONTHS : 0));
    });
    return { parts, scale: BigInt(LEVEL_MONTHS) };
  },
};

/** Σ of x·y, exact. */
export const dot = (a: readonly bigint[], b: readonly bigint[]): bigint => {
  let total = 0n;
  for (const [index, value] of a.entries()) total += value * (b[index] ?? 0n);
  return total;
};

const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

/** The least-squares line of cost over workspaces, in whole numbers: cost × spread = slope × workspaces + fixed / n. */
export type DriverLine = {
  readonly counts: readonly bigint[];
  /** n·x − Σx of each month. */
  readonly apart: readonly bigint[];
  /** n·Σx² − (Σx)². */
  readonly spread: bigint;
  /** n·Σxy − Σx·Σy. */
  readonly slope: bigint;
  /** Σy·spread − slope·Σx. */
  readonly fixed: bigint;
};

/** The line through the window's months; no fit where a workspace or the fixed part would cost less than nothing. */
export const driverLine = ({ drivers, values }: ModelWindow): DriverLine | NoFit => {
  const counts = drivers.filter((driver) => driver !== null);
  if (counts.length < values.length) return 'no-counts';
  const n = BigInt(counts.length);
  const sum = total(counts);
  const apart = counts.map((count) => n * count - sum);
  const spread = n * dot(counts, counts) - sum * sum;
  if (spread === 0n) return 'no-fit';
  const slope = dot(apart, values);
  const fixed = total(values) * spread - slope * sum;
  return slope < 0n || fixed < 0n ? 'no-fit' : { counts, apart, spread, slope, fixed };
};

/**
 * Workspaces × unit cost + a fixed part, by least squares over a year (FPP3, 7.2); workspaces go on growing by their
 * mean monthly change of that year (drift, FPP3, 5.2). A year whose line has a negative unit cost or fixed part says
 * that workspaces do not drive the cost: no fit.
 */
const driver: Model = {
  id: 'driver',
  window: YEAR,
  weights: (step, window) => {
    const line = driverLine(window);
    if (typeof line === 'string') return line;
    const [n, gaps] = [BigInt(YEAR), BigInt(YEAR - 1)];
    const [first = 0n, last = 0n] = [line.counts.at(0), line.counts.at(-1)];
    const ahead = gaps * last + BigInt(step) * (last - first);
    const target = n * ahead - gaps * total(line.counts);
    const parts = line.apart.map((apart) => gaps * line.spread + target * apart);
    return { parts, scale: gaps * n * line.spread };
  },
};

/** The models that a backtest compares, the simpler one first. */
export const models: readonly Model[] = [lastValue, linearTrend, seasonal, driver];
