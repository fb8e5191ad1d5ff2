import 'server-only';

const firstMs = 60_000;
const longestMs = 3_600_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long after each, at most an hour, half of it by
 * chance, so that what failed together does not come back together. What the other side asks for is the least.
 */
export const retryDelayMs = (
  attempt: number,
  {
    retryAfterMs = null,
    random = Math.random,
  }: { readonly retryAfterMs?: number | null; readonly random?: () => number } = {},
): number => {
  const full = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempt - 1));
  const jittered = full / 2 + (full / 2) * random();
  return Math.round(Math.max(jittered, retryAfterMs ?? 0));
};
