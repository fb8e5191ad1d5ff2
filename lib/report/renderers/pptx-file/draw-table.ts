import type { default as PptxGenJS } from 'pptxgenjs';
import { FONT, inks } from '../../slides/look';
import type { Paragraph, SlideColumn, SlideRow, TablePart } from '../../slides/slide';

type Cell = PptxGenJS.TableCell;
type Border = PptxGenJS.BorderProps;

const none: Border = { type: 'none' };
const rule = (color: string, pt: number): Border => ({ type: 'solid', color, pt });

/** Top, right, bottom, left in inches; the numbers of two columns must not touch. */
const MARGIN: [number, number, number, number] = [0.02, 0.05, 0.02, 0.05];

const headCell = ({ head, align }: SlideColumn, size: number): Cell => ({
  text: head,
  options: {
    align,
    valign: 'bottom',
    fontSize: size - 1,
    color: inks.caption,
    border: [none, none, rule(inks.strongLine, 1), none],
  },
});

const runsOf = (paragraph: Paragraph, isBold: boolean): Cell[] =>
  paragraph.map(({ text, size, ink, isBold: isStrong }) => ({
    text,
    options: {
      bold: isBold || isStrong === true,
      color: ink ?? inks.ink,
      ...(size === undefined ? {} : { fontSize: size }),
    },
  }));

const bodyCell = (row: SlideRow, paragraph: Paragraph, { align }: SlideColumn): Cell => {
  const isTotal = row.kind === 'total';
  return {
    text: runsOf(paragraph.length === 0 ? [{ text: '' }] : paragraph, isTotal),
    options: {
      align,
      valign: 'middle',
      border: [isTotal ? rule(inks.ink, 1) : none, none, isTotal ? none : rule(inks.line, 0.5), none],
    },
  };
};

/** Adds a native table: a line under the head, hairlines between rows, an ink line above totals. */
export const drawTable = (slide: PptxGenJS.Slide, part: TablePart): void => {
  const { columns, rows, size, rowHeight, at, name } = part;
  if (rows.length === 0) return;
  const head = part.hasHead ? [columns.map((column) => headCell(column, size))] : [];
  const body = rows.map((row) => columns.map((column, index) => bodyCell(row, row.cells[index] ?? [], column)));
  slide.addTable([...head, ...body], {
    x: at.x,
    y: at.y,
    w: columns.reduce((sum, { width }) => sum + width, 0),
    colW: columns.map(({ width }) => width),
    rowH: rowHeight,
    fontFace: FONT,
    fontSize: size,
    color: inks.ink,
    margin: MARGIN,
    autoPage: false,
    objectName: name,
  });
};
