import { addMonths } from '../month/month';
import type { MonthlyReport } from '../report/monthly-report';
import type { Figure } from '../report/schema/figure';
import type { FigureFacts, FigureSourceAnswer } from './figure-facts';
import { kpiFigure } from './figures/kpis';
import { moneyFigure } from './figures/money';
import { projectionFigure } from './figures/projection';
import { ruleFigure } from './figures/rules';
import { tableFigure } from './figures/tables';

const readers = [kpiFigure, tableFigure, ruleFigure, moneyFigure, projectionFigure];

/**
 * What a figure of a document asks: the question whose answer it is, or words for how it is worked out, with the
 * questions that it is made from. Null: nobody has said where a figure of this id comes from.
 */
export const figureQuestion = (
  report: MonthlyReport,
  figure: Figure,
  facts: FigureFacts,
): FigureSourceAnswer | null => {
  const asked = { report, figure, facts, previous: addMonths(report.month, -1) };
  for (const read of readers) {
    const answer = read(asked);
    if (answer !== null) return answer;
  }
  return null;
};
