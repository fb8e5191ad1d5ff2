import 'server-only';
/** After so many attempts a delivery is given up until a person tries it again. */
export const MOST_ATTEMPTS = 10;

const FIRST_MS = 30_000;
const LONGEST_MS = 2 * 60 * 60_000;

/**
 * How long to wait after a failed attempt (1: the first): twice as long each time, up to two hours, give or take a
 * third, so that channels that failed together do not come back together. Null: it is given up.
 */
export const waitAfter = (attempt: number, retryAfterMs: number | null, random = Math.random): number | null => {
  if (attempt >= MOST_ATTEMPTS) return null;
  const base = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
  return Math.max(retryAfterMs ?? 0, Math.round(base * (2 / 3 + random() * (2 / 3))));
};
