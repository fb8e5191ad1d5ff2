/** One look at a transfer: how far it was, and when (milliseconds). */
export type Sample = { readonly done: number; readonly atMs: number };

const windowMs = 5_000;

/** Adds a look and drops those that are older than five seconds, so that the rate follows the line. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const recent = samples.filter(({ atMs, done }) => sample.atMs - atMs <= windowMs && done <= sample.done);
  return [...recent, sample];
}

/** Units a second over the kept looks; null until there are two looks at least half a second apart. */
export function ratePerSecond(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.atMs - first.atMs < 500) return null;
  return ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
}

/** Seconds until `total` at the rate of the kept looks; null while unknown or at a standstill. */
export function secondsLeft(samples: readonly Sample[], total: number): number | null {
  const rate = ratePerSecond(samples);
  const done = samples.at(-1)?.done ?? 0;
  return rate === null || rate <= 0 ? null : Math.max(0, (total - done) / rate);
}
