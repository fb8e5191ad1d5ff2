import type { Problem } from '@/components/data/problem';

/** A change to send: what the API takes, and what to do when it took it. */
export type Change = {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly onDone?: () => void;
};

export type FieldErrors = Readonly<Record<string, string>>;

/** A field's text; null where it is empty or not shown. */
export const textOf = (data: FormData, name: string): string | null => {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

/** What a refusal says of each of the form's fields; null when it says something else as well. */
export const errorsByField = (problem: Problem, names: readonly string[]): FieldErrors | null => {
  if (problem.code !== 'bad-request') return null;
  const known = problem.detail.split('; ').map((line) => {
    const [name = '', ...rest] = line.split(': ');
    return [name, rest.join(': ')] as const;
  });
  return known.every(([name, text]) => names.includes(name) && text !== '') ? Object.fromEntries(known) : null;
};
