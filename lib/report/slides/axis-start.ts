/**
 * Where an axis starts when its values lie far above zero, in round steps: as far below the lowest of them as `below`
 * times what they span; zero when that is not above it.
 */
export const axisStart = (exact: readonly (string | null)[], below: number): number => {
  const values = exact.flatMap((value) => (value === null ? [] : [Number(value)]));
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || lowest <= 0) return 0;
  const step = 10 ** Math.floor(Math.log10(highest));
  return Math.max(0, Math.floor((lowest - (highest - lowest) * below) / step) * step);
};

/** What a caption says of it: nothing where the axis starts at zero. */
export const axisStartWords = (start: number, what: string): string =>
  start === 0 ? '' : `; ${what} ${start % 1000 === 0 ? `${start / 1000}k` : start}`;
