import type { default as PptxGenJS } from 'pptxgenjs';
import { FONT, inks } from '../../slides/look';
import type { Paragraph, SlideColumn, SlideRow, TablePart } from '../../slides/slide';

type Cell = PptxGenJS.TableCell;
type Border = PptxGenJS.BorderProps;

const none: Border = { type: 'none' };
const rule = (color: string, pt: number): Border => ({ type: 'solid', color, pt });

/** In inches. A table starts and ends where the titles do; words after a number stand clear of it. */
const SIDE = 0.05;
const CLEAR = 0.25;

/** Top, right, bottom, left. */
const marginOf = (columns: readonly SlideColumn[], at: number): [number, number, number, number] => {
  const isAfterNumber = columns[at - 1]?.align === 'right' && columns[at]?.align === 'left';
  const left = at === 0 ? 0 : isAfterNumber ? CLEAR : SIDE;
  return [0.02, at === columns.length - 1 ? 0 : SIDE, 0.02, left];
};

type Margin = ReturnType<typeof marginOf>;

const headCell = ({ head, align }: SlideColumn, size: number, margin: Margin): Cell => ({
  text: head,
  options: {
    align,
    margin,
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

const bodyCell = (row: SlideRow, paragraph: Paragraph, { align }: SlideColumn, margin: Margin): Cell => {
  const isTotal = row.kind === 'total';
  return {
    text: runsOf(paragraph.length === 0 ? [{ text: '' }] : paragraph, isTotal),
    options: {
      align,
      margin,
      valign: 'middle',
      border: [isTotal ? rule(inks.ink, 1) : none, none, isTotal ? none : rule(inks.line, 0.5), none],
    },
  };
};

/** Adds a native table: a line under the head, hairlines between rows, an ink line above totals. */
export const drawTable = (slide: PptxGenJS.Slide, part: TablePart): void => {
  const { columns, rows, size, rowHeight, at, name } = part;
  if (rows.length === 0) return;
  const head = part.hasHead ? [columns.map((column, index) => headCell(column, size, marginOf(columns, index)))] : [];
  const body = rows.map((row) =>
    columns.map((column, index) => bodyCell(row, row.cells[index] ?? [], column, marginOf(columns, index))),
  );
  slide.addTable([...head, ...body], {
    x: at.x,
    y: at.y,
    h: rowHeight * (rows.length + head.length),
    w: columns.reduce((sum, { width }) => sum + width, 0),
    colW: columns.map(({ width }) => width),
    rowH: rowHeight,
    fontFace: FONT,
    fontSize: size,
    color: inks.ink,
    autoPage: false,
    objectName: name,
  });
};
