import { monthName } from '../../month/month';
import type { WorkspacesSection } from '../schema/workspaces';
import { sentence } from '../sentence';
import { annotationNotes } from './annotation-notes';
import type { OutlineTable, SectionOutline } from './outline';
import { numberColumn, present, seriesTable, textColumn } from './table-parts';

const monthTable = (section: WorkspacesSection): OutlineTable => ({
  id: 'workspaces',
  caption: 'Workspaces, newest month first',
  columns: [
    textColumn('month', 'Month'),
    numberColumn('total', 'Total', 'count'),
    numberColumn('active', 'Active', 'count'),
    numberColumn('hibernated', 'Hibernated', 'count'),
    numberColumn('paid', 'Paid', 'count'),
    numberColumn('freemium', 'Freemium', 'count'),
    numberColumn('WB', 'WB', 'share'),
    numberColumn('AHR', 'AHR', 'ratio'),
  ],
  rows: section.months.map(({ month, counts, balance, ratio }) => ({
    key: month,
    kind: 'row',
    cells: [
      monthName(month, 'short'),
      ...[counts.total, counts.active, counts.hibernated, counts.paid, counts.freemium],
      balance,
      ratio,
    ],
  })),
});

const drawnSeries = [
  { id: 'paid', head: 'Paid' },
  { id: 'activeFreemium', head: 'Active freemium' },
  { id: 'hibernatedFreemium', head: 'Hibernated freemium' },
  { id: 'total', head: 'Total' },
] as const;

/** Workspaces of the last 13 months by state and plan, and the whole series that the drawing shows. */
export const workspacesOutline = (section: WorkspacesSection): SectionOutline => ({
  finding: section.finding,
  lead: present(section.summary),
  tables: [
    monthTable(section),
    ...seriesTable({
      id: 'workspaces-by-month',
      caption: 'Workspaces by plan and state, all months',
      series: drawnSeries.map(({ id, head }) => ({
        id,
        head,
        unit: 'count',
        points: section.points.map((month) => month[id]),
      })),
    }),
  ],
  notes: [
    ...(section.breakMonth === null
      ? []
      : [sentence`Hibernation began in ${monthName(section.breakMonth)}: what came before is not comparable.`]),
    ...annotationNotes(section.annotations?.filter(({ isOwn }) => isOwn)),
  ],
});
