import 'server-only';
import { absolute, equals, fromDecimal, type Rational } from '../money/rational';
import { exactText } from '../report/figure';
import type { MonthlyReport } from '../report/monthly-report';
import { figuresOf } from '../report/outline/figures-of';
import type { Figure } from '../report/schema/figure';
import { explainLeaf } from './explain-leaf';
import type { Explanation, PrintedFigure } from './explanation';
import { type FigureSourceAnswer, figureFacts } from './figure-facts';
import { figureQuestion } from './figure-question';
import { figureTitle } from './figure-title';
import type { Line } from './leaf';
import type { Explained } from './month-view';
import { questionText, type Ref } from './question';
import { namedRef } from './refs';

/** The document that the figure stands in: an edition, or what the data gives now. */
export type AskedDocument = { readonly report: MonthlyReport; readonly edition: string | null };

/** Sizes are compared: words print a fall without its sign. */
const isSameSize = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : equals(absolute(fromDecimal(a)), absolute(fromDecimal(b)));

/** A figure beside the same one in what the data gives now; where that has none, beside what its question comes to. */
const printedOf = (view: Explained, figure: Figure, edition: string | null, now: Rational | null): PrintedFigure => {
  const live = edition === null ? figure : figuresOf(view.report()).find(({ id }) => id === figure.id);
  const exact = live === undefined ? (now === null ? null : exactText(now, figure.unit)) : live.exact;
  return { id: figure.id, text: figure.text, exact: figure.exact, edition, isSame: isSameSize(figure.exact, exact) };
};

type Worded = Extract<FigureSourceAnswer, { readonly words: readonly string[] }>;

/** A figure that is worked out in a way that no question asks: words, and the questions that it is made from. */
const explainWords = (
  view: Explained,
  figure: Figure,
  { report, edition }: AskedDocument,
  answer: Worded,
): Explanation => {
  const now = view.ask(namedRef('figure', figure.id));
  const lines = answer.from.map((of): Line => {
    const { label, value, unit, reason } = view.ask(of);
    return { label, note: reason, value, unit, of };
  });
  const { written } = answer;
  const explanation = explainLeaf(view, questionText({ kind: 'figure', id: figure.id }), {
    ...{ ...now, label: figureTitle(report, figure), partsBy: 'source', notes: answer.words, lines: () => lines },
    ...(written !== undefined && { records: [{ ...written, from: null }] }),
    imports: [],
  });
  return { ...explanation, text: figure.text, printed: printedOf(view, figure, edition, now.value) };
};

/** Explains a question about a month, possibly another one; null where it names nothing. */
export type ExplainRef = (ref: Ref) => Explanation | null;

/**
 * Where a figure of a document comes from: the explanation of the question that it answers, made from the data as they
 * are now, beside what the document prints. Null: the document has no such figure.
 */
export const explainFigure = (
  view: Explained,
  id: string,
  document: AskedDocument,
  explainRef: ExplainRef,
): Explanation | null => {
  const figure = figuresOf(document.report).find((one) => one.id === id);
  if (figure === undefined) return null;
  const answer = figureQuestion(document.report, figure, figureFacts(view.context));
  if (answer === null) return null;
  if ('words' in answer) return explainWords(view, figure, document, answer);
  const explanation = explainRef(answer.ref);
  if (explanation === null) return null;
  const now = view.ask(answer.ref).value;
  return {
    ...explanation,
    of: questionText({ kind: 'figure', id }),
    ...(figure.exact === null && { exact: null, text: figure.text, reason: figure.reason?.text ?? null }),
    printed: printedOf(view, figure, document.edition, now),
  };
};
