import type { MonthlyReport } from '../monthly-report';
import { sections } from '../sections/registry';
import { causesOf } from './causes';
import { compareDocuments } from './compare-documents';
import type { DocumentValue } from './document-values';
import { type FigureName, figureNames } from './figure-names';
import { keyIds } from './key-ids';
import { type RecordedChange, reaches } from './recorded-change';
import { placeName, valueDifferences } from './value-differences';

/** One figure that was restated: published, now, difference, cause. */
export type RestatedFigure = {
  readonly id: string;
  readonly section: string;
  readonly name: string;
  /** As printed; null where the document does not have the figure. */
  readonly published: string | null;
  readonly now: string | null;
  /** Signed; null where one of the two is no number. */
  readonly difference: string | null;
  /** Ids of the recorded changes that can have moved it. */
  readonly causes: readonly number[];
  /** A figure of the headline or a primary KPI's value. */
  readonly isKey: boolean;
};

/** What became of a frozen month since. */
export type Restatement = {
  readonly figures: readonly RestatedFigure[];
  /** What was recorded since and reaches the month, oldest first; words included. */
  readonly changes: readonly RecordedChange[];
};

/** A figure of a drawing or a badge stands in no table: its id says what it is. */
const fallbackName = (id: string): FigureName => {
  const [first = id, ...rest] = id.split('.');
  return { section: sections.find((section) => section.id === first)?.title ?? first, name: rest.join(', ') };
};

type Causes = Pick<RestatedFigure, 'causes'>;

/** Points of charts and verdicts stand beside the figures: a report that only looks back on what changed differs in them. */
const restatedMarks = (frozen: MonthlyReport, live: MonthlyReport, causes: Causes): RestatedFigure[] =>
  valueDifferences(frozen, live).flatMap(({ part, was, now }): RestatedFigure[] => {
    const value = now ?? was;
    if (value === null || (value.kind !== 'point' && value.kind !== 'status')) return [];
    const print = (one: DocumentValue | null) => (was?.text === now?.text ? (one?.exact ?? null) : (one?.text ?? null));
    const texts = { published: print(was), now: print(now), difference: null };
    return [{ id: value.id, section: part.title, name: placeName(value), ...texts, ...causes, isKey: false }];
  });

/** The changes that reach a month's report, and the figures that they moved since it was frozen. */
export const restatementOf = (
  frozen: MonthlyReport,
  live: MonthlyReport,
  recorded: readonly RecordedChange[],
): Restatement => {
  const changes = recorded.filter((change) => reaches(change, frozen.month));
  const differences = compareDocuments(frozen, live);
  const able = changes.filter(({ kind }) => kind !== 'words').map(({ id }) => id);
  const marks = restatedMarks(frozen, live, { causes: able });
  if (differences.length === 0) return { figures: marks, changes };
  const [names, namesBefore, keys] = [figureNames(live), figureNames(frozen), keyIds(live)];
  const figures = differences.flatMap(({ id, was, now, difference }): RestatedFigure[] => {
    const figure = now ?? was;
    if (figure === null) return [];
    return [
      {
        id,
        ...(names.get(id) ?? namesBefore.get(id) ?? fallbackName(id)),
        ...{ published: was?.text ?? null, now: now?.text ?? null, difference },
        causes: causesOf(figure, changes).map((change) => change.id),
        isKey: keys.has(id),
      },
    ];
  });
  return { figures: [...figures, ...marks], changes };
};
