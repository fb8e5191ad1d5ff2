import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { editionsOf } from '../../db/queries/editions';
import type { CostBasis } from '../kpis/types';
import type { Month } from '../month/month';
import { frozenReport } from '../publishing/frozen-report';
import { monthStanding } from '../publishing/month-standing';
import { explainCost } from './explain-cost';
import { type AskedDocument, explainFigure } from './explain-figure';
import { explainKpi } from './explain-kpi';
import { explainLeaf } from './explain-leaf';
import { explainMeasure } from './explain-measure';
import type { Explanation, StatedExplanation } from './explanation';
import { type Explained, monthView } from './month-view';
import { type Question, questionText, type Ref } from './question';
import { readRef } from './read-question';
import { asking, leafOf } from './value-of';

export type ExplainRequest = {
  readonly month: Month;
  readonly of: string;
  readonly basis?: CostBasis;
  /** The edition that a figure stands in, `61.1`; without one it is a figure of the report as the data gives it now. */
  readonly edition?: string;
};

const explainLevel = (view: Explained, question: Question): Explanation | null => {
  if (question.kind === 'kpi') return explainKpi(view, question.id);
  if (question.kind === 'measure') return explainMeasure(view, question.id, question.cluster);
  if (question.kind === 'cost') return explainCost(view, question.filter);
  const leaf = leafOf(view, question, view.inputs.month);
  return leaf === null ? null : explainLeaf(view, questionText(question), leaf);
};

/** The document that a figure is asked about; null where there is no such edition, or its seal is broken. */
const documentOf = (
  db: PerunitDatabase,
  { month, edition }: ExplainRequest,
  live: () => AskedDocument['report'],
): AskedDocument | null => {
  if (edition === undefined) return { report: live(), edition: null };
  const sealed = editionsOf(db, month).find((one) => one.edition === edition);
  const report = sealed === undefined ? null : frozenReport(db, sealed.sha256);
  return report === null || typeof report === 'string' ? null : { report, edition };
};

/**
 * Where a figure of a month comes from, one level: a figure of its document, a KPI's formula and measures, a measure's
 * cost by the next dimension down, the lines of the bill, their days, and the imports with their files. Null when the
 * question names nothing.
 */
export const explain = (db: PerunitDatabase, request: ExplainRequest): StatedExplanation | null => {
  const { month, of, basis } = request;
  const viewOf = (asked: Month) => asking(monthView(db, asked, basis));
  const view = viewOf(month);
  const ref = readRef(of, [...view.kpis.keys()]);
  if (ref === null) return null;
  const explainRef = ({ question, month: other }: Ref): Explanation | null => {
    const own = other === null || other === month ? view : viewOf(other);
    if (question.kind !== 'figure') return explainLevel(own, question);
    const document = documentOf(db, request, own.report);
    return document === null ? null : explainFigure(own, question.id, document, explainRef);
  };
  const found = explainRef(ref);
  return found === null ? null : { ...found, ...monthStanding(db, found.month) };
};
