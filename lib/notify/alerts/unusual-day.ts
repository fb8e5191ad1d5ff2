import 'server-only';

/** By how much a day must stand out. */
export type Threshold = {
  /** Hundredths of the factor of the median absolute deviation. */
  readonly factorHundredths: bigint;
  /** The least rise that is worth a message. */
  readonly minimumNanos: bigint;
};

/** A day's usual cost: the median of the days before it, twice, so that it stays whole. */
export const twiceMedian = (values: readonly bigint[]): bigint => {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const half = Math.floor((sorted.length - 1) / 2);
  const [low, high] = [sorted[half] ?? 0n, sorted[sorted.length - 1 - half] ?? 0n];
  return low + high;
};

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Costs that hardly vary would stand out by cents: a quarter above the usual is the least. */
const quarterMore = (cost: bigint, twice: bigint): boolean => 8n * cost > 5n * size(twice);

/**
 * Whether a day's cost is far above the days before it: above median + factor × median absolute deviation, by at least
 * the minimum and a quarter. Exact, in whole nanos.
 */
export const standsOut = (
  cost: bigint,
  past: readonly bigint[],
  { factorHundredths, minimumNanos }: Threshold,
): boolean => {
  const twice = twiceMedian(past);
  const fourTimesDeviation = twiceMedian(past.map((value) => size(2n * value - twice)));
  const isFar = 400n * cost > 200n * twice + factorHundredths * fourTimesDeviation;
  return isFar && 2n * cost - twice >= 2n * minimumNanos && quarterMore(cost, twice);
};
