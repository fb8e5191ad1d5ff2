import type { DataNotesSection } from '../schema/data-notes';
import { caption } from './captions';
import { words } from './cells';
import { within } from './look';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide, SlidePart, TablePart } from './slide';
import { pickedTable } from './slide-table';
import { lineCount } from './text-width';

const WALK = { left: 0, width: 5.1 } as const;
const NOTES = { left: 5.5, width: 6.63 } as const;
const LABEL = 1.45;
const MOST = 13;
const HEIGHT = 4.75;

const noteSize = (notes: DataNotesSection['notes']): number => {
  const height = (size: number) =>
    notes.reduce(
      (sum, { text }) => sum + lineCount(text.text, size, NOTES.width - LABEL - 0.2) * size * 0.0175 + 0.1,
      0,
    );
  return [12, 11, 10, 9].find((size) => height(size) <= HEIGHT) ?? 8;
};

const notesTable = ({ notes }: DataNotesSection): TablePart => ({
  kind: 'table',
  name: 'Notes on the data',
  at: within(NOTES.left, NOTES.width, 0.32),
  columns: [
    { head: 'Note', align: 'left', width: LABEL },
    { head: '', align: 'left', width: NOTES.width - LABEL },
  ],
  rows: notes.map(({ label, text }) => ({ kind: 'row', cells: [[{ text: label, isBold: true }], words(text.text)] })),
  size: noteSize(notes),
  rowHeight: 0.3,
  hasHead: false,
});

/** The walk from the cost in the KPIs to the bill, and how complete the month is. */
export const dataNotesSlides = (input: SectionInput<DataNotesSection>): Slide[] => {
  const [table] = input.outline.tables;
  const walk: SlidePart[] =
    table === undefined || table.rows.length === 0
      ? []
      : [
          caption(
            within(WALK.left, WALK.width),
            'From KPI cost to the bill',
            `${input.report.currency}, ${input.report.monthName}`,
          ),
          pickedTable({
            table,
            rows: fitRows(table, MOST),
            at: within(WALK.left, WALK.width, 0.32),
            size: 12,
            rowHeight: 0.34,
            columns: [
              { id: 'line', head: '', width: 3.6 },
              { id: 'amount', width: 1.5 },
            ],
          }),
        ];
  return [
    sectionSlide(input, [...walk, caption(within(NOTES.left, NOTES.width), 'Notes', ''), notesTable(input.contents)]),
  ];
};
