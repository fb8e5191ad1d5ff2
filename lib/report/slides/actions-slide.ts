import type { OutlineTable } from '../outline/outline';
import type { ActionsSection } from '../schema/actions';
import { caption, footnotes } from './captions';
import { content, within } from './look';
import { outlineSlides } from './outline-slide';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide, SlidePart } from './slide';
import { type PickedColumn, pickedTable } from './slide-table';

const ROW = 0.4;
const LINES = 12;
const ROOM = 4.7;

const columnsOf = ({ columns }: OutlineTable): PickedColumn[] => {
  const wanted: readonly PickedColumn[] = [
    { id: 'action', width: 4.6 },
    { id: 'owner', width: 1.4 },
    { id: 'due', width: 1.1 },
    { id: 'expected', head: 'Expected a month', width: 1.3 },
    { id: 'realised', head: 'Realised a month', width: 1.3 },
    { id: 'state', width: 1.7 },
    { id: 'outcome', width: 2.2 },
  ];
  const shown = wanted.filter(({ id }) => columns.some((column) => column.id === id));
  const all = shown.reduce((sum, { width }) => sum + width, 0);
  return shown.map((column) => ({ ...column, width: (column.width * content.w) / all }));
};

/** The open actions above, the settled ones below; together they fill the slide and no more. */
const tableParts = (tables: readonly OutlineTable[], currency: string): SlidePart[] => {
  let top = 0;
  const most = Math.floor(LINES / Math.max(1, tables.length));
  return tables.flatMap((table) => {
    const rows = fitRows(table, most);
    const at = top;
    top += ROOM / tables.length;
    return [
      caption(within(0, content.w, at), table.caption, currency),
      pickedTable({
        table,
        rows,
        at: within(0, content.w, at + 0.28, ROOM / tables.length - 0.4),
        size: 11,
        rowHeight: ROW,
        columns: columnsOf(table),
      }),
    ];
  });
};

/** What is to be done by whom until when, and what became of last month's actions. */
export const actionsSlides = (input: SectionInput<ActionsSection>): Slide[] => {
  const tables = input.outline.tables.filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) return outlineSlides(input);
  const sentences = [...input.outline.lead, ...input.outline.notes].map(({ text }) => text);
  return [
    sectionSlide(input, [
      ...tableParts(tables, input.report.currency),
      ...footnotes(within(0, content.w, 4.85, 0.35), sentences.length === 0 ? [] : [sentences.join(' ')]),
    ]),
  ];
};
