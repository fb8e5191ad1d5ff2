import type { Problem } from '@/components/data/problem';
import type { FieldErrors } from '@/components/report/word-form';

/** `changes.0.after.fail` is the field `fail`; what has no field of its own name stands beside `value`. */
const fieldOf = (path: string, names: readonly string[]): string | null => {
  const match = /^changes\.\d+\.(?:after\.?)?(.*)$/.exec(path);
  if (match === null) return null;
  const name = match[1] ?? '';
  if (names.includes(name)) return name;
  return names.includes('value') && path.includes('.after') ? 'value' : null;
};

/** What a refusal says of each of a form's fields; null when it says something else as well. */
export const fieldErrors = (problem: Problem, names: readonly string[]): FieldErrors | null => {
  if (problem.code !== 'bad-request') return null;
  const found = problem.detail.split('; ').map((line) => {
    const [path = '', ...rest] = line.split(': ');
    return [fieldOf(path, names), rest.join(': ')] as const;
  });
  const isKnown = found.every(([name, text]) => name !== null && text !== '');
  return isKnown ? Object.fromEntries(found.flatMap(([name, text]) => (name === null ? [] : [[name, text]]))) : null;
};
