import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { ZodError } from 'zod';
import { configSchema, type OrganisationConfig } from './config-schema';

/** One problem of a configuration file; line and column count from 1. */
export type ConfigProblem = {
  readonly line: number | null;
  readonly column: number | null;
  readonly text: string;
};

export type ReadConfig =
  | { readonly config: OrganisationConfig; readonly problems: null }
  | { readonly config: null; readonly problems: readonly ConfigProblem[] };

type Path = ZodError['issues'][number]['path'];

/** Where a path stands in the file; of a key that is missing, its nearest parent. */
const placeOf = (document: Document, lines: LineCounter, path: Path): Pick<ConfigProblem, 'line' | 'column'> => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  }
  return { line: null, column: null };
};

/** `accounts[2].periods[0].from`, as people name a place in a file. */
const pathText = (path: Path): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key + 1}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');

const mostProblems = 20;

const byPlace = (a: ConfigProblem, b: ConfigProblem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** A configuration from YAML text, or what is wrong with it, with line and column; never throws for bad text. */
export const readConfigYaml = (text: string): ReadConfig => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, mostProblems).map(({ message, linePos }) => ({
      line: linePos?.[0].line ?? null,
      column: linePos?.[0].col ?? null,
      text: message.split('\n')[0] ?? message,
    }));
    return { config: null, problems };
  }
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return { config: parsed.data, problems: null };
  const problems = parsed.error.issues.slice(0, mostProblems).map(({ path, message }) => ({
    ...placeOf(document, lines, path),
    text: path.length === 0 ? message : `${pathText(path)}: ${message}`,
  }));
  return { config: null, problems: problems.sort(byPlace) };
};
