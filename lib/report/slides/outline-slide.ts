import type { OutlineTable } from '../outline/outline';
import { footnotes } from './captions';
import { cellText, quiet } from './cells';
import { content, within } from './look';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide, SlidePart } from './slide';
import { type PickedColumn, pickedTable } from './slide-table';
import { textWidth } from './text-width';

const MOST = 14;
const HEIGHT = 4.3;
const SIZE = 11;
const WIDEST = 3.6;

/** Columns as wide as their longest cell asks for, within the slide. */
const columnsOf = ({ columns, rows }: OutlineTable): PickedColumn[] => {
  const wanted = columns.map(({ head }, index) => {
    const texts = [head, ...rows.map(({ cells }) => cellText(cells[index]))];
    return Math.min(WIDEST, Math.max(...texts.map((text) => textWidth(text, SIZE))) + 0.2);
  });
  const all = wanted.reduce((sum, width) => sum + width, 0);
  return columns.map(({ id }, index) => ({ id, width: ((wanted[index] ?? 1) * content.w) / all }));
};

const tableParts = (table: OutlineTable | undefined): SlidePart[] => {
  if (table === undefined || table.rows.length === 0) return [];
  const rows = fitRows(table, MOST);
  return [
    pickedTable({
      table,
      rows,
      at: within(0, content.w, 0.1, HEIGHT),
      size: SIZE,
      rowHeight: 0.36,
      columns: columnsOf(table),
    }),
  ];
};

const nothingMore = ({ report }: SectionInput<unknown>): SlidePart => ({
  kind: 'text',
  at: within(0, content.w, 0.1, 0.4),
  size: 14,
  paragraphs: [quiet(`Nothing more to show for ${report.monthName}.`)],
});

/** A section without a slide of its own: its finding, its main table and its sentences. */
export const outlineSlides = (input: SectionInput<unknown>): Slide[] => {
  const { outline } = input;
  const sentences = [...outline.lead, ...outline.notes].map(({ text }) => text);
  const table = tableParts(outline.tables[0]);
  if (table.length === 0 && sentences.length === 0) return [sectionSlide(input, [nothingMore(input)])];
  return [
    sectionSlide(input, [
      ...table,
      ...footnotes(within(0, content.w, 4.6, 0.48), sentences.length === 0 ? [] : [sentences.join(' ')]),
    ]),
  ];
};
