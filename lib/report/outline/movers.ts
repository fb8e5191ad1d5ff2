import { startSentence } from '../format/words';
import { driverWords, kindWords } from '../movers/driver-words';
import type { MoverColumns, MoverRow, MoversSection } from '../schema/movers';
import type { OutlineHead } from '../section-definition';
import type { OutlineCell, OutlineRow, OutlineTable, SectionOutline } from './outline';
import { costCells, costColumnHeads, monthsTable, numberColumn, present, textColumn } from './table-parts';

const TEXT_COLUMNS = 8;

const cellsOf = (texts: readonly OutlineCell[], row: MoverColumns): OutlineCell[] => {
  const given = Array.from({ length: TEXT_COLUMNS }, (_, at) => texts[at] ?? null);
  return [...given.slice(0, 2), ...costCells(row), row.shareOfChange, ...given.slice(2)];
};

const textsOf = (row: MoverRow): OutlineCell[] => [
  row.name,
  row.costType,
  startSentence(driverWords(row.driver)),
  row.driver.evidence,
  startSentence(kindWords[row.driver.kind]),
  row.owner,
  row.comment,
  row.writtenText,
];

const rowsOf = ({ rows, rest, total }: MoversSection): OutlineRow[] => [
  ...rows.map((row) => ({
    key: row.key,
    kind: 'row' as const,
    cells: cellsOf(textsOf(row), row),
  })),
  ...present(rest).map((row) => ({ key: 'rest', kind: 'row' as const, cells: cellsOf([row.label], row) })),
  ...present(total).map((row) => ({ key: 'total', kind: 'total' as const, cells: cellsOf(['All changes'], row) })),
];

const mainTable = (section: MoversSection, month: string): OutlineTable => ({
  id: 'movers',
  caption: 'Largest changes on the month before',
  columns: [
    textColumn('account', 'Account'),
    textColumn('type', 'Type'),
    ...costColumnHeads(month),
    numberColumn('share-of-change', 'Share of the change', 'share'),
    textColumn('driver', 'Driver'),
    textColumn('evidence', 'Evidence'),
    textColumn('kind', 'Kind'),
    textColumn('owner', 'Owner'),
    textColumn('comment', 'Comment'),
    textColumn('written', 'Written by a person'),
  ],
  rows: rowsOf(section),
});

/** The largest changes with what drives them, and their 13 months. */
export const moversOutline = (section: MoversSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [
    mainTable(section, month),
    ...monthsTable({
      id: 'movers-by-month',
      caption: 'Largest changes by month',
      head: 'Account and type',
      unit: 'money',
      rows: section.rows.map((row) => ({
        key: row.key,
        label: `${row.name}, ${row.costType}`,
        points: row.series,
      })),
    }),
  ],
  notes: present(section.rest?.note ?? null),
});
