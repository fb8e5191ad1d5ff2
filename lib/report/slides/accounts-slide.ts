import type { OutlineRow, OutlineTable } from '../outline/outline';
import type { AccountsSection } from '../schema/accounts';
import { caption, footnotes } from './captions';
import { swatched } from './cells';
import { content, environmentInks, inks, within } from './look';
import { outlineSlides } from './outline-slide';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Paragraph, Slide, TablePart } from './slide';
import { type PickedColumn, pickedTable } from './slide-table';

/** As many rows as one table over the whole width has room for, and as two beside each other have. */
const ONE = 15;
const TWO = 30;
const HEIGHT = 4.45;

type Cell = (row: OutlineRow, text: string) => Paragraph;

const environmentCell =
  ({ rows }: AccountsSection): Cell =>
  ({ key }, text) => {
    const account = rows.find(({ accountId }) => accountId === key);
    return account === undefined ? [{ text }] : swatched(environmentInks[account.environment] ?? inks.none, text);
  };

const wide = (cell: Cell): PickedColumn[] => [
  { id: 'account', width: 2.95 },
  { id: 'environment', width: 1.5, cell },
  { id: 'owner', width: 1.55 },
  { id: 'fiscal-year-to-date', width: 1.3 },
  { id: 'previous', width: 1.05 },
  { id: 'current', width: 1.05, cell: (_, text) => [{ text, isBold: true }] },
  { id: 'change', width: 0.95 },
  { id: 'relative-change', head: '%', width: 0.88 },
  { id: 'share', width: 0.9 },
];

const narrow = (cell: Cell): PickedColumn[] => [
  { id: 'account', width: 2.2 },
  { id: 'environment', width: 0.95, cell },
  { id: 'fiscal-year-to-date', width: 0.85 },
  { id: 'previous', width: 0.66 },
  { id: 'current', width: 0.66 },
  { id: 'change', width: 0.58 },
];

/** Two halves of the rows, in the same size and line by line beside each other. */
const besideEachOther = (table: OutlineTable, rows: readonly OutlineRow[], cell: Cell): TablePart[] => {
  const half = Math.ceil(rows.length / 2);
  const halves = [rows.slice(0, half), rows.slice(half)].map((part, index) =>
    pickedTable({
      table,
      rows: part,
      at: within(index * 6.23, 5.9, 0.3, HEIGHT),
      size: 10,
      rowHeight: 0.34,
      columns: narrow(cell),
    }),
  );
  const size = Math.min(...halves.map((part) => part.size));
  const rowHeight = Math.min(...halves.map((part) => part.rowHeight));
  return halves.map((part) => ({ ...part, size, rowHeight }));
};

const tablesOf = (table: OutlineTable, cell: Cell): TablePart[] => {
  if (table.rows.length > ONE) return besideEachOther(table, fitRows(table, TWO), cell);
  return [
    pickedTable({ table, at: within(0, content.w, 0.3, HEIGHT), size: 12, rowHeight: 0.35, columns: wide(cell) }),
  ];
};

/** Every account with its fiscal year to date, the two months and the change; many of them in two tables. */
export const accountsSlides = (input: SectionInput<AccountsSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined) return outlineSlides(input);
  const notes = input.outline.notes.map(({ text }) => text);
  return [
    sectionSlide(input, [
      caption(within(0, content.w), table.caption, input.report.currency),
      ...tablesOf(table, environmentCell(input.contents)),
      ...footnotes(within(0, content.w, 4.85, 0.35), notes.length === 0 ? [] : [notes.join(' ')]),
    ]),
  ];
};
