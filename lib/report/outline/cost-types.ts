import { monthName } from '../../month/month';
import type { CostTypesSection } from '../schema/cost-types';
import type { OutlineHead } from '../section-definition';
import type { OutlineTable, SectionOutline } from './outline';
import { costCells, costColumnHeads, monthsTable, numberColumn, present, textColumn } from './table-parts';

const monthTable = (section: CostTypesSection, month: string): OutlineTable => ({
  id: 'cost-types',
  caption: `Production cost by type, ${monthName(month)}`,
  columns: [
    textColumn('type', 'Type'),
    ...costColumnHeads(month),
    numberColumn('per-workspace', 'Per workspace', 'money-per-workspace'),
  ],
  rows: [
    ...section.rows.map((row) => ({
      key: row.costType,
      kind: 'row' as const,
      cells: [row.name, ...costCells(row), row.perWorkspace],
    })),
    { key: 'total', kind: 'total', cells: ['Production', ...costCells(section.total), section.total.perWorkspace] },
  ],
});

/** Production cost by type: the month, and 13 months. */
export const costTypesOutline = (section: CostTypesSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [
    monthTable(section, month),
    ...monthsTable({
      id: 'cost-types-by-month',
      caption: 'Production cost by type and month',
      head: 'Type',
      unit: 'money',
      rows: section.rows.map(({ costType, name, series }) => ({ key: costType, label: name, points: series })),
    }),
  ],
  notes: present(section.coverage),
});
