import { absolute, compare, divide, fromDecimal, isZero, one, type Rational, subtract } from '../../money/rational';
import { isMonth, monthName } from '../../month/month';
import type { MonthlyReport } from '../monthly-report';
import { sections } from '../sections/registry';
import { type DocumentValue, valuesIn } from './document-values';
import { tabledNames } from './figure-names';
import { keyIds } from './key-ids';
import { printDifference } from './print-difference';
import type { MovedPlace } from './restated-month';

type Part = { readonly id: string; readonly title: string; readonly before: unknown; readonly after: unknown };
type Difference = { readonly part: Part; readonly was: DocumentValue | null; readonly now: DocumentValue | null };

/** How two documents of a month differ, the weightiest place first. */
export type DocumentDifferences = { readonly sections: readonly string[]; readonly places: readonly MovedPlace[] };

/** Who signed a document and where it stands is no content of it. */
const headOf = ({ sections: _, reportState: __, edition: ___, closed, published, ...head }: MonthlyReport) => head;

const partsOf = (before: MonthlyReport, after: MonthlyReport): readonly Part[] => [
  { id: 'report', title: 'Report', before: headOf(before), after: headOf(after) },
  ...sections.map(({ id, title }) => ({ id, title, before: before.sections[id], after: after.sections[id] })),
];

const isSame = (was: DocumentValue | null, now: DocumentValue | null): boolean =>
  was !== null && now !== null && was.exact === now.exact && was.text === now.text;

const differencesIn = (part: Part): Difference[] => {
  if (JSON.stringify(part.before) === JSON.stringify(part.after)) return [];
  const [before, after] = [valuesIn(part.before, part.id), valuesIn(part.after, part.id)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const [was, now] = [before.get(id) ?? null, after.get(id) ?? null];
    return isSame(was, now) ? [] : [{ part, was, now }];
  });
};

/** |now − was| ÷ |was|, and of nothing as much as its whole; null where one of them is no number. */
const movement = ({ was, now }: Difference): Rational | null => {
  if (was === null || now === null || was.exact === null || now.exact === null) return null;
  const [before, after] = [fromDecimal(was.exact), fromDecimal(now.exact)];
  return isZero(before) ? one : absolute(divide(subtract(after, before), before));
};

const byMovement = (a: Rational | null, b: Rational | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(b, a);
};

type Weighed = Difference & {
  readonly value: DocumentValue;
  /** Where it stands in a table; null for what stands in none. */
  readonly tabled: string | null;
  readonly isKey: boolean;
  readonly moved: Rational | null;
};

const rank = ({ isKey, tabled, value }: Weighed): number =>
  isKey ? 0 : tabled !== null ? 1 : ['status', 'figure', 'point', 'words'].indexOf(value.kind) + 2;

const weightiestFirst = (a: Weighed, b: Weighed): number => rank(a) - rank(b) || byMovement(a.moved, b.moved);

/** `dataState` as `data state`. */
const inWords = (text: string): string => text.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const placeName = ({ id, kind, of }: DocumentValue): string => {
  const [, ...path] = id.split('.');
  const last = path.at(-1) ?? id;
  if (kind === 'figure') return inWords(path.join(', '));
  if (kind === 'point') return `${of ?? 'Drawing'}, ${isMonth(last) ? monthName(last, 'short') : inWords(last)}`;
  const what = ['text', 'detail', 'note', 'title', 'reason'].includes(last) ? 'words' : inWords(last);
  return of === null || of === last ? what : `${of}, ${what}`;
};

/** A figure stands under its id in several sections: the first counts. */
const onceEach = (weighed: readonly Weighed[]): Weighed[] => {
  const known = new Set<string>();
  return weighed.filter(({ value: { id } }) => !known.has(id) && known.add(id));
};

type Names = (id: string) => string | null;

const weigh = (differences: readonly Difference[], keys: ReadonlySet<string>, tabledAs: Names): Weighed[] =>
  onceEach(
    differences.flatMap((difference) => {
      const value = difference.now ?? difference.was;
      if (value === null) return [];
      const { id } = value;
      return [{ ...difference, value, tabled: tabledAs(id), isKey: keys.has(id), moved: movement(difference) }];
    }),
  ).sort(weightiestFirst);

type Print = Pick<MovedPlace, 'before' | 'after'>;

/** What rounds to the same is told apart by its difference, a point by every digit. */
const inPrint = (was: DocumentValue | null, now: DocumentValue | null, currency: string): Print => {
  const texts = { before: was?.text ?? null, after: now?.text ?? null };
  if (was === null || now === null || was.exact === null || now.exact === null || was.text !== now.text) return texts;
  if (now.figure === null) return { before: was.exact, after: now.exact };
  const difference = subtract(fromDecimal(now.exact), fromDecimal(was.exact));
  return { ...texts, after: `${now.text} (${printDifference(difference, now.figure.unit, currency)})` };
};

/** Everything in which two documents of a month differ: figures, points of charts, statuses and words. */
export const documentDifferences = (before: MonthlyReport, after: MonthlyReport): DocumentDifferences => {
  const parts = partsOf(before, after).map((part) => ({ part, differences: differencesIn(part) }));
  const changed = parts.filter(({ differences }) => differences.length > 0);
  if (changed.length === 0) return { sections: [], places: [] };
  const [names, namesBefore] = [tabledNames(after), tabledNames(before)];
  const tabledAs: Names = (id) => (names.get(id) ?? namesBefore.get(id))?.name ?? null;
  const all = changed.flatMap(({ differences }) => differences);
  const places = weigh(all, keyIds(after), tabledAs).map(({ part, was, now, value, tabled }) => ({
    section: part.title,
    name: tabled ?? placeName(value),
    ...inPrint(was, now, after.currency),
  }));
  return { sections: changed.map(({ part }) => part.title), places };
};
