import { monthName } from '../../month/month';
import type { Figure } from '../schema/figure';
import type { PeriodTable, PeriodTotal, ProjectionSection } from '../schema/projection';
import type { OutlineHead } from '../section-definition';
import { annotationNotes } from './annotation-notes';
import type { OutlineCell, OutlineColumn, OutlineTable, SectionOutline } from './outline';
import { numberColumn, present, textColumn } from './table-parts';

type PeriodColumn = { readonly id: keyof PeriodTotal; readonly head: string };

const periodColumns: readonly PeriodColumn[] = [
  { id: 'toDate', head: 'To date' },
  { id: 'restOfMonth', head: 'Rest of the month' },
  { id: 'later', head: 'Months to come' },
  { id: 'whole', head: 'Forecast' },
  { id: 'low', head: '80% low' },
  { id: 'high', head: '80% high' },
  { id: 'budget', head: 'Budget' },
  { id: 'difference', head: 'Forecast less budget' },
];

const notSplitCell = (notSplit: NonNullable<PeriodTable['notSplit']>, id: keyof PeriodTotal): OutlineCell =>
  id === 'budget' || id === 'difference' ? notSplit[id] : null;

const periodTable = (id: string, name: string, table: PeriodTable | null): OutlineTable[] => {
  if (table === null) return [];
  const { rows, notSplit, total } = table;
  const columns = periodColumns.filter((column) => total[column.id] !== null);
  const cells = (row: PeriodTotal) => columns.map((column) => row[column.id]);
  return [
    {
      id,
      caption: `${name} by environment`,
      columns: [
        textColumn('environment', 'Environment'),
        ...columns.map((column) => numberColumn(column.id, column.head, 'money')),
      ],
      rows: [
        ...rows.map((row) => ({ key: row.environment, kind: 'row' as const, cells: [row.name, ...cells(row)] })),
        ...present(notSplit).map((rest) => ({
          key: 'not-split',
          kind: 'row' as const,
          cells: ['Not split by environment', ...columns.map((column) => notSplitCell(rest, column.id))],
        })),
        { key: 'total', kind: 'total', cells: ['Total', ...cells(total)] },
      ],
    },
  ];
};

const monthsTable = ({ months, environments }: ProjectionSection): OutlineTable[] => {
  if (months.length === 0) return [];
  const money = (id: string, head: string): OutlineColumn => numberColumn(id, head, 'money');
  return [
    {
      id: 'projection-by-month',
      caption: 'Forecast by month',
      columns: [
        textColumn('month', 'Month'),
        ...environments.map(({ environment, name }) => money(environment, name)),
        ...[money('total', 'Total'), money('low', '80% low'), money('high', '80% high'), money('budget', 'Budget')],
      ],
      rows: months.map((each) => ({
        key: each.month,
        kind: 'row',
        cells: [monthName(each.month, 'short'), ...each.parts, each.total, each.low, each.high, each.budget],
      })),
    },
  ];
};

const pastTable = ({ past }: ProjectionSection): OutlineTable => ({
  id: 'projection-past',
  caption: 'Cost and budget so far',
  columns: [
    textColumn('month', 'Month'),
    numberColumn('cost', 'Cost', 'money'),
    numberColumn('budget', 'Budget', 'money'),
  ],
  rows: past.map(({ month, isPartial, cost, budget }) => ({
    key: month,
    kind: 'row',
    cells: [`${monthName(month, 'short')}${isPartial ? ' (part)' : ''}`, cost, budget],
  })),
});

const factsTable = ({ facts }: ProjectionSection): OutlineTable[] =>
  facts.length === 0
    ? []
    : [
        {
          id: 'projection-facts',
          caption: 'At a glance',
          columns: [textColumn('fact', 'Fact'), numberColumn('value', 'Value'), textColumn('note', 'Note')],
          rows: facts.map(({ id, label, value, note }) => ({ key: id, kind: 'row', cells: [label, value, note] })),
        },
      ];

const scoreTable = ({ scored }: ProjectionSection, month: string): OutlineTable[] => {
  if (scored === null) return [];
  const column = (id: 'projected' | 'low' | 'high' | 'actual' | 'error', head: string) => ({
    id,
    head,
    cell: scored[id],
  });
  const columns: { readonly id: string; readonly head: string; readonly cell: Figure }[] = [
    column('projected', 'Forecast'),
    ...[column('low', '80% low'), column('high', '80% high'), column('actual', 'Actual'), column('error', 'Error')],
  ];
  return [
    {
      id: 'projection-scored',
      caption: 'Last month’s forecast',
      columns: [
        textColumn('month', 'Month'),
        ...columns.map(({ id, head, cell }) => numberColumn(id, head, cell.unit)),
      ],
      rows: [{ key: month, kind: 'row', cells: [monthName(month, 'short'), ...columns.map(({ cell }) => cell)] }],
    },
  ];
};

const modelsTable = ({ models }: ProjectionSection): OutlineTable[] =>
  models.length === 0
    ? []
    : [
        {
          id: 'projection-models',
          caption: 'Models compared by backtest',
          columns: [
            ...[textColumn('model', 'Model'), textColumn('used', 'Used')],
            ...[numberColumn('error', 'Mean error', 'share'), textColumn('note', 'What it does')],
          ],
          rows: models.map(({ id, name, isChosen, error, note }) => ({
            key: id,
            kind: 'row',
            cells: [name, isChosen ? 'Yes' : 'No', error, note],
          })),
        },
      ];

/** The fiscal year by environment first; then each month, the models, and last month's forecast. */
export const projectionOutline = (section: ProjectionSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: section.scored === null ? [] : [section.scored.words],
  tables: [
    ...periodTable('projection', section.fiscalYear, section.year),
    ...periodTable('projection-month', monthName(month), section.monthUnderWay),
    ...factsTable(section),
    ...monthsTable(section),
    pastTable(section),
    ...scoreTable(section, month),
    ...modelsTable(section),
  ],
  notes: [...section.notes, ...annotationNotes(section.annotations?.filter(({ isOwn }) => isOwn))],
});
