import { wordCase } from '../snake-case';
import type { Table, TableRow } from './table';

/** Whether a text may be JSON, by its beginning. */
export const isJsonText = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text);

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
};

/** The list of objects: the whole, or the only list in an object. */
const listIn = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter((one) => Array.isArray(one)) : [];
  return lists.length === 1 ? (lists[0] ?? null) : null;
};

/** A whole number beyond 2⁵³ has lost digits already: written so that no id is made of it. */
const numberCell = (value: number): string =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join(' ');
  if (typeof value === 'number') return numberCell(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The line on which each object of the list begins: braces that open in a list that is not inside another object of it. */
const linesOfObjects = (text: string): readonly number[] => {
  const lines: number[] = [];
  const open: string[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}\n]/gs)) {
    if (token === '\n') line += 1;
    else if (token === '[' || token === '{') {
      const isRow = token === '{' && (open.join('') === '[' || open.join('') === '{[');
      if (isRow) lines.push(line);
      open.push(token);
    } else if (token === ']' || token === '}') open.pop();
  }
  return lines;
};

/**
 * A list of flat JSON objects as a table: a column for each key, in snake case, a row for each object. Null for JSON that
 * is no such list.
 */
export const readJsonTable = (text: string): Table | null => {
  const list = listIn(parsed(text));
  if (list === null || !list.every(isObject)) return null;
  const keys = [...new Set(list.flatMap((object) => Object.keys(object)))];
  const lines = linesOfObjects(text);
  const rows = list.map((object, at): TableRow => {
    const cells = keys.map((key) => cellOf(Object.hasOwn(object, key) ? object[key] : null));
    return { line: lines[at] ?? at + 1, cells, brokenQuote: false };
  });
  return { header: keys.map(wordCase), delimiter: ',', rows };
};
