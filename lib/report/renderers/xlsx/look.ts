import type { Row, Style } from 'exceljs';
import type { OutlineCell, OutlineColumn, OutlineRow, OutlineTable } from '../../outline/outline';
import { POINTS } from './number-format';

const ink = 'FF1B1A17';
const pale = 'FF6B675E';
const sunken = 'FFF3F0E9';

export const fonts = {
  title: { name: 'Calibri', size: 14, bold: true, color: { argb: ink } },
  state: { name: 'Calibri', size: 10, color: { argb: pale } },
  finding: { name: 'Calibri', size: 12, bold: true, color: { argb: ink } },
  caption: { name: 'Calibri', size: 10, color: { argb: pale } },
  body: { name: 'Calibri', size: 11, color: { argb: ink } },
  total: { name: 'Calibri', size: 11, bold: true, color: { argb: ink } },
  memo: { name: 'Calibri', size: 11, color: { argb: pale } },
} as const;

const fontOf: Readonly<Record<OutlineRow['kind'], Partial<Style>['font']>> = {
  row: fonts.body,
  total: fonts.total,
  memo: fonts.memo,
};

/** Words after a number stand a little off it. */
const alignmentOf = (kind: OutlineColumn['kind'], isFirst: boolean): Partial<Style['alignment']> =>
  kind === 'number' ? { horizontal: 'right' } : { horizontal: 'left', indent: isFirst ? 0 : 1 };

/** How a head looks: bold on a ground, a strong line below, numbers to the right. */
export const headStyle = ({ kind }: OutlineColumn, isFirst: boolean): Partial<Style> => ({
  font: fonts.total,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: sunken } },
  border: { bottom: { style: 'medium', color: { argb: ink } } },
  alignment: { ...alignmentOf(kind, isFirst), vertical: 'bottom', wrapText: true },
});

/** How a row's cell looks: an ink line above totals, memos pale. */
export const bodyStyle = ({ kind }: OutlineColumn, row: OutlineRow['kind'], isFirst: boolean): Partial<Style> => ({
  font: fontOf[row] ?? fonts.body,
  alignment: { ...alignmentOf(kind, isFirst), vertical: 'top', wrapText: kind === 'text' },
  ...(row === 'total' && { border: { top: { style: 'thin', color: { argb: ink } } } }),
});

const NARROWEST = 11;
const WIDEST = 64;
const LINE_POINTS = 15;

const shownText = (cell: OutlineCell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text.replace(/ pp$/, POINTS);

/** The width of a table's column in characters, by what is printed in it. */
export const widthOf = ({ columns, rows }: OutlineTable, at: number): number => {
  const longest = Math.max(...[columns[at]?.head, ...rows.map(({ cells }) => shownText(cells[at]))].map(lengthOf));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 4));
};

const lengthOf = (text: string | undefined): number => text?.length ?? 0;

/** Gives a row the height that a wrapped text needs in so many characters, unless another text made it higher. */
export const fitHeight = (row: Row, text: string, characters: number): void => {
  const linesOf = (part: string) => Math.max(1, Math.ceil((part.length + 2) / Math.max(1, characters)));
  const lines = text.split('\n').reduce((count, part) => count + linesOf(part), 0);
  row.height = Math.max(row.height ?? 0, lines * LINE_POINTS);
};
