/** One step into an answer: a key, a place in a list, every element of a list, or how many there are. */
type Step = { readonly key: string } | { readonly index: number } | 'each' | 'length';

const stepPattern = /^(?:\.?([^.[\]#]+)|\[(\d+)\]|(\[\])|\.?(#))/;

const stepOf = ([, key, index, each]: RegExpExecArray): Step => {
  if (key !== undefined) return { key };
  if (index !== undefined) return { index: Number(index) };
  return each === undefined ? 'length' : 'each';
};

/** A path as its steps; null for what is no path: `data.counts[0].active`, `clusters[].active`, `workspaces.#`. */
export const parsePath = (text: string): readonly Step[] | null => {
  const steps: Step[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const found = stepPattern.exec(rest);
    if (found === null || steps.at(-1) === 'length') return null;
    steps.push(stepOf(found));
    rest = rest.slice(found[0].length);
  }
  return steps.length === 0 ? null : steps;
};

const into = (value: unknown, step: Exclude<Step, 'each'>): unknown => {
  if (step === 'length') return Array.isArray(value) ? value.length : undefined;
  if ('index' in step) return Array.isArray(value) ? value[step.index] : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, step.key) ? Object.entries(value).find(([key]) => key === step.key)?.[1] : undefined;
};

/** Everything that a path leads to, an element of it undefined where it leads nowhere. */
const follow = (value: unknown, steps: readonly Step[]): readonly unknown[] => {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (step !== 'each') return follow(into(value, step), rest);
  return Array.isArray(value) ? value.flatMap((element: unknown) => follow(element, rest)) : [undefined];
};

/** The one value that a path leads to; undefined for none or several. */
export const valueAt = (value: unknown, path: string): unknown => {
  const found = follow(value, parsePath(path) ?? []);
  return found.length === 1 ? found[0] : undefined;
};

/** The list that a path leads to; null when it is none. */
export const listAt = (value: unknown, path: string): readonly unknown[] | null => {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : null;
};

const countOf = (value: unknown): number | null => {
  const isText = typeof value === 'string' && /^\d+$/.test(value.trim());
  const number = isText ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
};

/**
 * The number of workspaces that a path leads to; where it goes through a list, the sum of all. Null when one of them is
 * no whole number, or there is none: what is missing is unknown, never 0.
 */
export const countAt = (value: unknown, path: string): number | null => {
  const counts = follow(value, parsePath(path) ?? []).map(countOf);
  if (counts.length === 0) return null;
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
};
