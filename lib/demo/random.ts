import { organisation } from './organisation';

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5 ^ organisation.org.seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** A stream of numbers in [0, 1) that depends on the organisation's seed and the key alone. */
export const randomStream = (key: string): (() => number) => {
  let state = hashOf(key);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** A factor around 1 with the given standard deviation: twelve uniform numbers added, so that no engine's log or cos matters. */
export const noiseFactor = (key: string, standardDeviation: number): number => {
  const next = randomStream(key);
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += next();
  return 1 + standardDeviation * sum;
};
