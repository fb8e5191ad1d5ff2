import type { DataNotesSection } from '../schema/data-notes';
import { caption } from './captions';
import { words } from './cells';
import { fitTable } from './fit-table';
import { within } from './look';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide, SlidePart, TablePart } from './slide';
import { pickedTable } from './slide-table';

const WALK = { left: 0, width: 5.1 } as const;
const NOTES = { left: 5.5, width: 6.63 } as const;
const LABEL = 1.45;
const MOST = 13;

const notesTable = ({ notes }: DataNotesSection): TablePart =>
  fitTable({
    kind: 'table',
    name: 'Notes on the data',
    at: within(NOTES.left, NOTES.width, 0.32),
    columns: [
      { head: 'Note', align: 'left', width: LABEL },
      { head: '', align: 'left', width: NOTES.width - LABEL },
    ],
    rows: notes.map(({ label, text }) => ({ kind: 'row', cells: [[{ text: label, isBold: true }], words(text.text)] })),
    size: 12,
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
