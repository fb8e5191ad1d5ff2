import type { Paragraph, SlideColumn, SlideRow, TablePart } from './slide';
import { lineCount } from './text-width';

const SMALLEST = 8;
/** A line's height in points for each point of type, and what a cell adds above and below, in inches. */
const LINE = 1.2 / 72;
const PADDING = 0.05;
/** What a cell keeps free on its left and right. */
const MARGIN = 0.15;

const linesOf = (paragraph: Paragraph, size: number, width: number): number =>
  paragraph
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .reduce((sum, line) => sum + lineCount(line, size, width - MARGIN), 0);

const heightOf = (row: SlideRow, columns: readonly SlideColumn[], size: number, least: number): number => {
  const lines = row.cells.map((cell, index) => linesOf(cell, size, columns[index]?.width ?? 1));
  return Math.max(least, Math.max(1, ...lines) * size * LINE + PADDING);
};

/** About how high a table is drawn: rows grow with the lines in them. */
const tableHeight = ({ columns, rows, hasHead }: TablePart, size: number, rowHeight: number): number =>
  rows.reduce((sum, row) => sum + heightOf(row, columns, size, rowHeight), hasHead ? rowHeight : 0);

/** The table within its box: rows closer together first, then smaller type. */
export const fitTable = (part: TablePart): TablePart => {
  const lines = Math.max(1, part.rows.length + (part.hasHead ? 1 : 0));
  for (let size = part.size; size >= SMALLEST; size -= 1) {
    if (tableHeight(part, size, part.rowHeight) <= part.at.h) return { ...part, size };
    const tight = size * LINE + PADDING;
    const spare = part.at.h - tableHeight(part, size, tight);
    if (spare >= 0) return { ...part, size, rowHeight: Math.min(part.rowHeight, tight + spare / lines) };
  }
  return { ...part, size: SMALLEST, rowHeight: SMALLEST * LINE + PADDING };
};
