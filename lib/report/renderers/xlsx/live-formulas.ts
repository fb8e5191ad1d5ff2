import { formulaOf } from '../../../kpis/evaluate';
import type { FormulaNode } from '../../../kpis/formula/parse-formula';
import { toDecimal, toExactDecimal } from '../../../money/rational';
import { addMonths, type Month } from '../../../month/month';
import type { MonthlyReport } from '../../monthly-report';
import type { KpiCard } from '../../schema/scorecard';
import { columnName, HEAD_ROW } from './sheet-grid';

export const MEASURES_SHEET = 'Measures';

type CellOf = (measureId: string) => string | null;

/** A formula's tree in a spreadsheet's words; null when a measure has no cell. */
const written = (node: FormulaNode, cellOf: CellOf): string | null => {
  if (node.kind === 'number') return toExactDecimal(node.value) ?? toDecimal(node.value, 12);
  if (node.kind === 'measure') return cellOf(node.id);
  if (node.kind === 'negate') {
    const operand = written(node.operand, cellOf);
    return operand === null ? null : `-(${operand})`;
  }
  const [left, right] = [node.left, node.right].map((side) => {
    const text = written(side, cellOf);
    return text !== null && side.kind === 'binary' ? `(${text})` : text;
  });
  return left == null || right == null ? null : left + node.operator + right;
};

const formulaText = ({ formula }: KpiCard, cellOf: CellOf): string | null => {
  const parsed = formulaOf({ formula }).formula;
  if (parsed === null) return null;
  const top = written(parsed.numerator, cellOf);
  const bottom = parsed.denominator === null ? '1' : written(parsed.denominator, cellOf);
  if (top === null || bottom === null) return null;
  return parsed.denominator === null ? top : `(${top})/(${bottom})`;
};

/** What a cell of the scorecard's tables is computed by: table, row and column by their ids in the outline. */
export type LiveFormulas = (table: string, row: string, column: string) => string | null;

/** The formulas of KPI cells over the cells of the measures; null for every other cell, and before a formula was in force. */
export const liveFormulas = ({ month, sections }: MonthlyReport): LiveFormulas => {
  const { primary, secondary, measures } = sections.scorecard;
  const cards = new Map([...primary, ...secondary].map((card) => [card.id, card]));
  const months = measures[0]?.series.map((point) => point.month) ?? [];
  const at = (kpi: string, asked: Month): string | null => {
    const [card, row] = [cards.get(kpi), months.indexOf(asked)];
    if (card === undefined || row === -1 || asked < card.formulaStart) return null;
    return formulaText(card, (id) => {
      const column = measures.findIndex((measure) => measure.id === id);
      return column === -1 ? null : `${MEASURES_SHEET}!$${columnName(column + 2)}$${HEAD_ROW + 1 + row}`;
    });
  };
  return (table, row, column) => {
    if (table === 'scorecard-by-month') return at(column, row);
    if (table !== 'scorecard') return null;
    if (column === 'value') return at(row, month);
    return column === 'previous' ? at(row, addMonths(month, -1)) : null;
  };
};
