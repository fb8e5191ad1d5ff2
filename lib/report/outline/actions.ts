import type { ActionRow, ActionsSection } from '../schema/actions';
import { sentence } from '../sentence';
import type { OutlineTable, SectionOutline } from './outline';
import { numberColumn, present, textColumn } from './table-parts';

const firstColumns = [
  textColumn('action', 'Action'),
  textColumn('owner', 'Owner'),
  textColumn('due', 'Due'),
  numberColumn('expected', 'Expected saving a month', 'money'),
];

const firstCells = ({ text, owner, due, expected }: ActionRow) => [text, owner, due, expected];

const openTable = ({ open, openTotal }: ActionsSection): OutlineTable => ({
  id: 'actions',
  caption: 'Open actions',
  columns: [...firstColumns, textColumn('state', 'State')],
  rows: [
    ...open.map((row) => ({ key: row.id, kind: 'row' as const, cells: [...firstCells(row), row.standingText] })),
    ...present(openTotal).map((total) => ({
      ...{ key: 'total', kind: 'total' as const },
      cells: ['Total', null, null, total, null],
    })),
  ],
});

const settledTable = ({ settled, settledTotal }: ActionsSection): OutlineTable => ({
  id: 'actions-settled',
  caption: 'Settled actions',
  columns: [
    ...firstColumns,
    numberColumn('realised', 'Realised saving a month', 'money'),
    textColumn('state', 'State'),
    textColumn('outcome', 'What became of it'),
  ],
  rows: [
    ...settled.map((row) => ({
      ...{ key: row.id, kind: 'row' as const },
      cells: [...firstCells(row), row.realised, row.standingText, row.outcome],
    })),
    ...present(settledTotal).map(({ expected, realised }) => ({
      ...{ key: 'total', kind: 'total' as const },
      cells: ['Total', null, null, expected, realised, null, null],
    })),
  ],
});

/** The open actions, and those settled since the report before with what became of them. */
export const actionsOutline = (section: ActionsSection): SectionOutline => ({
  finding: section.finding,
  lead: present(section.since),
  tables: [openTable(section), ...(section.settled.length === 0 ? [] : [settledTable(section)])],
  notes: present(section.note).map((note) => sentence`${note}`),
});
