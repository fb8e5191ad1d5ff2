import type { Figure, Point } from '../schema/figure';

/**
 * What a document says in one place. Figures have their id; a point of a series, a status and words are named by their
 * path: `scorecard.primary.APWC.series.2025-01`.
 */
export type DocumentValue = {
  readonly id: string;
  readonly kind: 'figure' | 'point' | 'status' | 'words';
  /** What it belongs to: the label, name or id of the nearest thing around it. */
  readonly of: string | null;
  readonly exact: string | null;
  readonly text: string;
  /** Null for everything else. */
  readonly figure: Figure | null;
};

type Place = { readonly id: string; readonly of: string | null };
type Fields = Readonly<Record<string, unknown>>;

const judged = /^(scorecard|rules)\..*\.(status|direction)$/;

const isFigure = (value: object): value is Figure => 'exact' in value && 'unit' in value && 'source' in value;
const isPoint = (value: object): value is Point => 'exact' in value && 'month' in value && 'text' in value;

const firstText = (fields: Fields, names: readonly string[]): string | null => {
  const found = names.map((name) => fields[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
};

/** A note's id, `paid-or-eleven-plus`: for programs; a KPI's, `APWC`, is its name. */
const isForPrograms = (id: string): boolean => /^[a-z]+(-[a-z]+)+$/.test(id);

/** What people call a thing; null where nothing in it says so. */
const ownName = (fields: Fields): string | null => {
  const id = firstText(fields, ['id']);
  return firstText(fields, ['label', 'name']) ?? (id === null || isForPrograms(id) ? null : id);
};

/** What stays an element's own when others are added before it. */
const keyOf = (value: unknown, at: number): string => {
  if (typeof value !== 'object' || value === null) return String(at);
  return firstText(value as Fields, ['id', 'key', 'month', 'accountId', 'label', 'name']) ?? String(at);
};

/** Names for programs, which no reader sees. */
const unprinted: ReadonlySet<string> = new Set(['id', 'key', 'kind']);

const children = (value: object): readonly (readonly [string, unknown])[] =>
  Array.isArray(value)
    ? value.map((one, at) => [keyOf(one, at), one] as const)
    : Object.entries(value).filter(([key]) => !unprinted.has(key));

const noFigure = { exact: null, figure: null };

const valuesAt = (value: unknown, place: Place): DocumentValue[] => {
  if (value === null || value === undefined) return [];
  const { id } = place;
  if (typeof value !== 'object') {
    return [{ ...place, ...noFigure, kind: judged.test(id) ? 'status' : 'words', text: String(value) }];
  }
  if (isFigure(value)) {
    return [{ ...place, id: value.id, kind: 'figure', exact: value.exact, text: value.text, figure: value }];
  }
  if (isPoint(value)) return [{ ...place, ...noFigure, kind: 'point', exact: value.exact, text: value.text }];
  const of = Array.isArray(value) ? place.of : (ownName(value as Fields) ?? place.of);
  return children(value).flatMap(([key, child]) => valuesAt(child, { id: `${id}.${key}`, of }));
};

/** Everything that a part of a document says, once each, in its order. */
export const valuesIn = (part: unknown, id: string): ReadonlyMap<string, DocumentValue> =>
  new Map(valuesAt(part, { id, of: null }).map((value) => [value.id, value]));
