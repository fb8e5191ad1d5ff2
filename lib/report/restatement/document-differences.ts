import { absolute, compare, divide, fromDecimal, isZero, one, type Rational, subtract } from '../../money/rational';
import type { MonthlyReport } from '../monthly-report';
import type { DocumentValue } from './document-values';
import { tabledNames } from './figure-names';
import { keyIds } from './key-ids';
import { printDifference } from './print-difference';
import type { MovedPlace } from './restated-month';
import { type Difference, placeName, valueDifferences } from './value-differences';

/** How two documents of a month differ, the weightiest place first. */
export type DocumentDifferences = { readonly sections: readonly string[]; readonly places: readonly MovedPlace[] };

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
  const all = valueDifferences(before, after);
  if (all.length === 0) return { sections: [], places: [] };
  const [names, namesBefore] = [tabledNames(after), tabledNames(before)];
  const tabledAs: Names = (id) => (names.get(id) ?? namesBefore.get(id))?.name ?? null;
  const places = weigh(all, keyIds(after), tabledAs).map(({ part, was, now, value, tabled }) => ({
    id: value.id,
    section: part.title,
    name: tabled ?? placeName(value),
    ...inPrint(was, now, after.currency),
  }));
  return { sections: [...new Set(all.map(({ part }) => part.title))], places };
};
