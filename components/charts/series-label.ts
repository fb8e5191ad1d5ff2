import type { Point } from '@/lib/report/figure';

/** How a line without axes reads out loud: what it is of, how many months are known, and from what to what it went. */
export const seriesLabel = (name: string, points: readonly Point[]): string => {
  const known = points.filter(({ exact }) => exact !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return name;
  const months = known.length === 1 ? 'one month' : `${known.length} months`;
  return `${name} over ${months}, from ${first.text} to ${last.text}`;
};
