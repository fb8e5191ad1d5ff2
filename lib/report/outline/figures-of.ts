import type { MonthlyReport } from '../monthly-report';
import type { Figure } from '../schema/figure';

const isFigure = (value: object): value is Figure => 'exact' in value && 'unit' in value && 'source' in value;

/** Every figure in a part of a document, in its order, as often as it stands there. */
export const figuresIn = (value: unknown): Figure[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isFigure(value) ? [value] : []), ...Object.values(value).flatMap(figuresIn)];
};

/** Every figure of a document once, in its order; an id stands for one figure only. */
export const figuresOf = (report: MonthlyReport): Figure[] => [
  ...new Map(figuresIn(report.sections).map((figure) => [figure.id, figure])).values(),
];
