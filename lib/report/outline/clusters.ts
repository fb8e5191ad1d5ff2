import { monthName } from '../../month/month';
import type { ClusterRow, ClustersSection } from '../schema/clusters';
import type { OutlineHead } from '../section-definition';
import { sentence } from '../sentence';
import type { OutlineCell, OutlineTable, SectionOutline } from './outline';
import { costCells, costColumnHeads, monthsTable, numberColumn, textColumn } from './table-parts';

const cellsOf = (name: string, row: ClustersSection['total']): OutlineCell[] => [
  name,
  ...costCells(row),
  row.totalInstallations,
  row.activeInstallations,
  row.hibernatedInstallations,
  row.perActive,
];

/** The rest has no name of its own; a cluster's is never empty. */
const keyOf = ({ cluster }: ClusterRow): string => cluster ?? '';

const monthTable = (section: ClustersSection, month: string): OutlineTable => ({
  id: 'clusters',
  caption: `Production cost by cluster, ${monthName(month)}`,
  columns: [
    textColumn('cluster', 'Cluster'),
    ...costColumnHeads(month),
    numberColumn('installations', 'Installations', 'count'),
    numberColumn('active', 'Active', 'count'),
    numberColumn('hibernated', 'Hibernated', 'count'),
    numberColumn('per-active', 'Per active installation', 'money-per-workspace'),
  ],
  rows: [
    ...section.rows.map((row) => ({ key: keyOf(row), kind: 'row' as const, cells: cellsOf(row.name, row) })),
    { key: 'total', kind: 'total', cells: cellsOf('Production', section.total) },
  ],
});

/** Production cost by cluster with its installations: the month, and 13 months of cost. */
export const clustersOutline = (section: ClustersSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [
    monthTable(section, month),
    ...monthsTable({
      id: 'clusters-by-month',
      caption: 'Production cost by cluster and month',
      head: 'Cluster',
      unit: 'money',
      rows: section.rows.map((row) => ({ key: keyOf(row), label: row.name, points: row.series })),
    }),
  ],
  notes: section.note === null ? [] : [sentence`${section.note}`],
});
