import { isMonth, monthName } from '../../month/month';
import type { MonthlyReport } from '../monthly-report';
import { sections } from '../sections/registry';
import { type DocumentValue, valuesIn } from './document-values';

/** A section of two documents, or their head. */
export type Part = { readonly id: string; readonly title: string; readonly before: unknown; readonly after: unknown };

/** A place in which two documents differ; null where one of them has no such place. */
export type Difference = {
  readonly part: Part;
  readonly was: DocumentValue | null;
  readonly now: DocumentValue | null;
};

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

/** Everything in which two documents of a month differ, in the document's order; a figure in each section that has it. */
export const valueDifferences = (before: MonthlyReport, after: MonthlyReport): readonly Difference[] =>
  partsOf(before, after).flatMap(differencesIn);

/** `dataState` as `data state`. */
const inWords = (text: string): string => text.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a place is called that stands in no table: by what it belongs to. */
export const placeName = ({ id, kind, of }: DocumentValue): string => {
  const [, ...path] = id.split('.');
  const last = path.at(-1) ?? id;
  if (kind === 'figure') return inWords(path.join(', '));
  if (kind === 'point') return `${of ?? 'Drawing'}, ${isMonth(last) ? monthName(last, 'short') : inWords(last)}`;
  const what = ['text', 'detail', 'note', 'title', 'reason'].includes(last) ? 'words' : inWords(last);
  return of === null || of === last ? what : `${of}, ${what}`;
};
